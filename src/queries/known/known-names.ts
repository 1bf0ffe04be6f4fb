// The names of ids. No endpoint lists them (A12), so they are collected from every read, over the
// configured catalogue, and stored per tenant.
import { references, type ReferenceKey } from '#account/fields/fields.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { Catalogue, CatalogueList } from '#contract/config.ts'
import { visibleName } from '#contract/invisible.ts'
import type { NamedId } from '#contract/list-query.ts'
import type { KeptName, KnownStorage } from './known-storage.ts'

interface SeenName {
  list: CatalogueList
  id: string | null
  name: string | null
}

type Filters = Partial<Record<ReferenceKey, string>>

export class KnownNames {
  readonly #store: KnownStorage
  readonly #catalogue = new Map<string, Map<string, string>>()
  // The catalogue is not stored, or its names could never be corrected.
  readonly #seen = new Map<string, Map<string, string>>()
  readonly #sorted = new Map<string, NamedId[]>()
  readonly #listeners = new Set<() => void>()

  constructor(catalogue: Catalogue, store: KnownStorage) {
    this.#store = store
    for (const [list, names] of Object.entries(catalogue)) {
      this.#catalogue.set(list, new Map(names.map(({ id, name }) => [id, name])))
      this.#seen.set(list, new Map())
    }
    void store.names().then((kept) => this.#restore(kept))
  }

  /** The name of an id, or null. */
  readonly nameOf = (list: CatalogueList, id: string): string | null => this.#nameOf(list, id)

  /** All known ids of a list, by name; the same array until more are known. */
  readonly list = (list: CatalogueList): NamedId[] => {
    const known = this.#sorted.get(list)
    if (known) return known
    const names = new Map([...(this.#catalogue.get(list) ?? []), ...(this.#seen.get(list) ?? [])])
    const sorted = [...names]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => a.name.localeCompare(b.name))
    this.#sorted.set(list, sorted)
    return sorted
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  addFromDetail(detail: AccountDetail): void {
    const ofAccount = (Object.keys(references) as ReferenceKey[]).map((key) => {
      const { list, nameKey } = references[key]
      return { list, id: detail[key], name: detail[nameKey] }
    })
    this.#add([statusOf(detail), ...ofAccount, ...detail.products.flatMap(namesOf)])
  }

  /**
   * `filters` are those that the rows were asked for with: what all of them have in common is what an
   * id stands for.
   */
  addFromRows(rows: readonly AccountRow[], filters: Filters = {}): void {
    this.#add([...rows.map(statusOf), ...namesInCommon(rows, filters)])
  }

  #add(seen: readonly SeenName[]): void {
    const added: KeptName[] = []
    let isChanged = false
    for (const { list, id, name } of seen) {
      if (!id || !name || !this.#isNew(list, id, name)) continue
      added.push({ list, id, name })
      isChanged = this.#set(list, id, name) || isChanged
    }
    if (added.length > 0) void this.#store.keepNames(added)
    if (isChanged) this.#notify()
  }

  // Storage answers late: what has been read in the meantime is newer.
  #restore(kept: readonly KeptName[]): void {
    const older = kept.filter(
      ({ list, id, name }) => !this.#seen.get(list)?.has(id) && this.#isNew(list, id, name),
    )
    const changes = older.map(({ list, id, name }) => this.#set(list, id, name))
    if (changes.includes(true)) this.#notify()
  }

  #isNew(list: string, id: string, name: string): boolean {
    if (visibleName(name) === null) return false
    // A status has no separate name: a status that was seen can at least be suggested.
    if (list === 'statuses') return this.#nameOf(list, id) === null
    const names = this.#seen.get(list)
    return names !== undefined && names.get(id) !== name
  }

  /** Sets a name. Returns whether the id had another name before, or none. */
  #set(list: string, id: string, name: string): boolean {
    const isChanged = this.#nameOf(list, id) !== name
    this.#seen.get(list)?.set(id, name)
    if (isChanged) this.#sorted.delete(list)
    return isChanged
  }

  #nameOf(list: string, id: string): string | null {
    return this.#seen.get(list)?.get(id) ?? this.#catalogue.get(list)?.get(id) ?? null
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

function statusOf({ status }: { status: string | null }): SeenName {
  return { list: 'statuses', id: status, name: status }
}

/** The rows of a list have names and no ids, and its filters ids and no names. */
function namesInCommon(rows: readonly AccountRow[], filters: Filters): SeenName[] {
  return (Object.keys(references) as ReferenceKey[]).flatMap((key) => {
    const { list, nameKey } = references[key]
    const [name, ...others] = new Set(rows.map((row) => row[nameKey]))
    return others.length === 0 ? [{ list, id: filters[key] ?? null, name: name ?? null }] : []
  })
}

function namesOf(product: AccountDetail['products'][number]): SeenName[] {
  return [
    { list: 'providers', id: product.provider_id, name: product.provider_name },
    { list: 'product_types', id: product.product_type_id, name: product.product_type_name },
    { list: 'coverages', id: product.coverage_id, name: product.coverage_name },
    statusOf(product),
  ]
}
