import type { ListQuery } from '#contract/list-query.ts'
import { createSeedIds, seedAccounts } from './seed.ts'
import type { StoredAccount } from './stored-account.ts'

/** The accounts of one tenant. Holds no rule and no cache: what it says is always the latest. */
export interface Store {
  /** Null for an id it does not know. */
  get(id: string): StoredAccount | null
  all(): StoredAccount[]
  /** One page in the order of creation, and how many there are in all. */
  list(query: ListQuery): { rows: StoredAccount[]; total: number }
  /** Adds an account at the end, or replaces the one with its id. */
  put(account: StoredAccount): void
  nextAccountId(): string
  nextProductId(): string
  /** Back to the seed, ids included. */
  reset(): void
}

export function createStore(seed: number): Store {
  const fresh = () => {
    const ids = createSeedIds()
    const seeded = seedAccounts(seed, ids.account, ids.product)
    return { ids, accounts: new Map(seeded.map((account) => [account.id, account])) }
  }
  let now = fresh()
  const all = (): StoredAccount[] => [...now.accounts.values()]
  return {
    get: (id) => now.accounts.get(id) ?? null,
    all,
    list: (query) => {
      const matches = all().filter(filterOf(query))
      return {
        rows: matches.slice(query.offset, query.offset + query.limit),
        total: matches.length,
      }
    },
    put: (account) => {
      now.accounts.set(account.id, account)
    },
    nextAccountId: () => now.ids.account(),
    nextProductId: () => now.ids.product(),
    reset: () => {
      now = fresh()
    },
  }
}

const searched = [
  'name',
  'business_name',
  'tax_id',
  'document',
  'email',
  'external_code',
  'phone',
] as const
const same = ['status', 'client_id', 'country_id', 'department_id', 'city_id'] as const

function filterOf(query: ListQuery): (account: StoredAccount) => boolean {
  const needle = fold(query.search ?? '')
  return (account) =>
    same.every((key) => query[key] === undefined || account[key] === query[key]) &&
    (query.provider_id === undefined ||
      account.products.some((product) => product.provider_id === query.provider_id)) &&
    (needle === '' || searched.some((key) => fold(account[key] ?? '').includes(needle)))
}

/** Without accents, case and outer spaces: "GARCÍA " and "garcia" are the same word. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
