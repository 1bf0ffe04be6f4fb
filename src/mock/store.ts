import type { ListQuery } from '#contract/list-query.ts'
import { createSeedIds, seedAccounts } from './seed/seed.ts'
import type { StoredAccount } from './stored-account.ts'

/** The accounts of one tenant, without rules or caches, so it always gives the latest state. */
export interface Store {
  /** Null for an unknown id. */
  get(id: string): StoredAccount | null
  all(): StoredAccount[]
  /** One page in order of creation, and the number of all matches. */
  list(query: ListQuery): { rows: StoredAccount[]; total: number }
  /** Adds an account at the end, or replaces the one with the same id. */
  put(account: StoredAccount): void
  nextAccountId(): string
  nextProductId(): string
  /** Restores the seed, ids included. */
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

/** Removes accents, case and surrounding spaces: "GARCÍA " and "garcia" are the same word. */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
}
