// What ids stand for. No endpoint lists them (A12): names are learnt from every read, over what the
// deployment configured, and remembered per tenant.
import * as z from 'zod/mini'
import { references } from '#account/fields.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { Catalogue, CatalogueList } from '#contract/config.ts'
import type { NamedId } from '#contract/list-query.ts'

const Stored = z.record(z.string(), z.record(z.string(), z.string()))

const storagePrefix = 'accounts-admin.names.'

export class KnownNames {
  readonly #storageKey: string
  readonly #names = new Map<CatalogueList, Map<string, string>>()
  // What is kept: the catalogue is not, or it could never be corrected.
  readonly #learnt = new Map<CatalogueList, Map<string, string>>()
  readonly #sorted = new Map<CatalogueList, NamedId[]>()
  readonly #listeners = new Set<() => void>()

  constructor(tenant: string, catalogue: Catalogue) {
    this.#storageKey = storagePrefix + tenant
    for (const list of Object.keys(catalogue) as CatalogueList[]) {
      this.#names.set(list, new Map(catalogue[list].map(({ id, name }) => [id, name])))
      this.#learnt.set(list, new Map())
    }
    const stored = restore(this.#storageKey)
    for (const list of this.#names.keys()) {
      for (const [id, name] of Object.entries(stored[list] ?? {})) {
        if (list === 'statuses') this.#learnStatus({ status: id })
        else this.#learn(list, id, name)
      }
    }
  }

  /** The name of an id, or null. */
  readonly nameOf = (list: CatalogueList, id: string): string | null =>
    this.#names.get(list)?.get(id) ?? null

  /** All that is known of a list, by name; the same array until something is learnt. */
  readonly list = (list: CatalogueList): NamedId[] => {
    const known = this.#sorted.get(list)
    if (known) return known
    const names = [...(this.#names.get(list) ?? [])].map(([id, name]) => ({ id, name }))
    const sorted = names.toSorted((a, b) => a.name.localeCompare(b.name))
    this.#sorted.set(list, sorted)
    return sorted
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  learnFromDetail(detail: AccountDetail): void {
    let learnt = this.#learnStatus(detail)
    for (const key of ['client_id', 'country_id', 'department_id', 'city_id'] as const) {
      const { list, nameKey } = references[key]
      learnt = this.#learn(list, detail[key], detail[nameKey]) || learnt
    }
    for (const product of detail.products) {
      learnt = this.#learn('providers', product.provider_id, product.provider_name) || learnt
      learnt =
        this.#learn('product_types', product.product_type_id, product.product_type_name) || learnt
      learnt = this.#learn('coverages', product.coverage_id, product.coverage_name) || learnt
    }
    if (learnt) this.#changed()
  }

  learnFromRows(rows: readonly AccountRow[]): void {
    const learnt = rows.map((row) => this.#learnStatus(row))
    if (learnt.includes(true)) this.#changed()
  }

  // A status has no name of its own: one that was seen can at least be suggested.
  #learnStatus({ status }: Pick<AccountRow, 'status'>): boolean {
    if (!status || this.#names.get('statuses')?.has(status)) return false
    return this.#learn('statuses', status, status)
  }

  #learn(list: CatalogueList, id: string | null, name: string | null): boolean {
    const names = this.#names.get(list)
    if (!names || !id || !name || names.get(id) === name) return false
    names.set(id, name)
    this.#learnt.get(list)?.set(id, name)
    this.#sorted.delete(list)
    return true
  }

  #changed(): void {
    keep(this.#storageKey, this.#learnt)
    for (const listener of this.#listeners) listener()
  }
}

/** Forgets the names of every tenant (a sign-out). Never fails. */
export function forgetNames(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(storagePrefix)) localStorage.removeItem(key)
    }
  } catch {
    // No storage, so nothing is kept in it.
  }
}

function restore(key: string): z.output<typeof Stored> {
  try {
    return Stored.parse(JSON.parse(localStorage.getItem(key) ?? '{}'))
  } catch {
    return {}
  }
}

function keep(key: string, names: Map<CatalogueList, Map<string, string>>): void {
  try {
    const lists = [...names].map(([list, known]) => [list, Object.fromEntries(known)] as const)
    localStorage.setItem(key, JSON.stringify(Object.fromEntries(lists)))
  } catch {
    // Full or refused: the names are learnt anew in the next tab.
  }
}
