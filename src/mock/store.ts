import type { ListQuery } from '#contract/list-query.ts'
import type { SavedStore } from './saved-store.ts'
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
  /** How the store differs from its seed. */
  saved(): SavedStore
  /** Calls `listener` after every change, a reset included. */
  onChange(listener: () => void): void
}

export interface StoreOptions {
  /** Whether the last account of the seed is that of the reference's examples; false by default. */
  reference?: boolean
  /** Changes to begin with. Their seed wins over `seed`. */
  saved?: SavedStore
}

export function createStore(
  givenSeed: number,
  { reference = false, saved }: StoreOptions = {},
): Store {
  const seed = saved?.seed ?? givenSeed
  const fresh = () => {
    const ids = createSeedIds()
    const seeded = seedAccounts(seed, ids.account, ids.product, reference)
    return {
      ids,
      accounts: new Map(seeded.map((account) => [account.id, account])),
      changed: new Set<string>(),
      idsUsed: { accounts: 0, products: 0 },
    }
  }
  let now = fresh()
  const listeners: (() => void)[] = []
  const notify = (): void => listeners.forEach((listener) => listener())
  const put = (account: StoredAccount): void => {
    now.accounts.set(account.id, account)
    now.changed.add(account.id)
  }
  const nextAccountId = (): string => {
    now.idsUsed.accounts += 1
    return now.ids.account()
  }
  const nextProductId = (): string => {
    now.idsUsed.products += 1
    return now.ids.product()
  }
  if (saved) {
    while (now.idsUsed.accounts < saved.idsUsed.accounts) nextAccountId()
    while (now.idsUsed.products < saved.idsUsed.products) nextProductId()
    saved.accounts.forEach(put)
  }
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
      put(account)
      notify()
    },
    nextAccountId,
    nextProductId,
    reset: () => {
      now = fresh()
      notify()
    },
    saved: () => ({
      version: 1,
      seed,
      idsUsed: { ...now.idsUsed },
      accounts: all().filter(({ id }) => now.changed.has(id)),
    }),
    onChange: (listener) => {
      listeners.push(listener)
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
