// What ids stand for. No endpoint lists them (A12): names are learnt from every read, over what the
// deployment configured, and remembered per tenant.
import { references, type ReferenceKey } from '#account/fields.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { Catalogue, CatalogueList } from '#contract/config.ts'
import { visibleName } from '#contract/invisible.ts'
import type { NamedId } from '#contract/list-query.ts'
import type { KeptName, LearntStore } from './learnt-store.ts'

interface SeenName {
  list: CatalogueList
  id: string | null
  name: string | null
}

type Filters = Partial<Record<ReferenceKey, string>>

export class KnownNames {
  readonly #store: LearntStore
  readonly #catalogue = new Map<string, Map<string, string>>()
  // What is kept: the catalogue is not, or it could never be corrected.
  readonly #learnt = new Map<string, Map<string, string>>()
  readonly #sorted = new Map<string, NamedId[]>()
  readonly #listeners = new Set<() => void>()

  constructor(catalogue: Catalogue, store: LearntStore) {
    this.#store = store
    for (const [list, names] of Object.entries(catalogue)) {
      this.#catalogue.set(list, new Map(names.map(({ id, name }) => [id, name])))
      this.#learnt.set(list, new Map())
    }
    void store.names().then((kept) => this.#restore(kept))
  }

  /** The name of an id, or null. */
  readonly nameOf = (list: CatalogueList, id: string): string | null => this.#nameOf(list, id)

  /** All that is known of a list, by name; the same array until something is learnt. */
  readonly list = (list: CatalogueList): NamedId[] => {
    const known = this.#sorted.get(list)
    if (known) return known
    const names = new Map([...(this.#catalogue.get(list) ?? []), ...(this.#learnt.get(list) ?? [])])
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

  learnFromDetail(detail: AccountDetail): void {
    const ofAccount = (Object.keys(references) as ReferenceKey[]).map((key) => {
      const { list, nameKey } = references[key]
      return { list, id: detail[key], name: detail[nameKey] }
    })
    this.#learn([statusOf(detail), ...ofAccount, ...detail.products.flatMap(namesOf)])
  }

  /** `filters` are those that the rows were asked for with: what all of them have in common is what an id stands for. */
  learnFromRows(rows: readonly AccountRow[], filters: Filters = {}): void {
    this.#learn([...rows.map(statusOf), ...namesInCommon(rows, filters)])
  }

  #learn(seen: readonly SeenName[]): void {
    const learnt: KeptName[] = []
    let isTold = false
    for (const { list, id, name } of seen) {
      if (!id || !name || !this.#isNew(list, id, name)) continue
      learnt.push({ list, id, name })
      isTold = this.#set(list, id, name) || isTold
    }
    if (learnt.length > 0) void this.#store.keepNames(learnt)
    if (isTold) this.#tell()
  }

  // It comes late: what has been read in the meantime is newer.
  #restore(kept: readonly KeptName[]): void {
    const older = kept.filter(
      ({ list, id, name }) => !this.#learnt.get(list)?.has(id) && this.#isNew(list, id, name),
    )
    const told = older.map(({ list, id, name }) => this.#set(list, id, name))
    if (told.includes(true)) this.#tell()
  }

  #isNew(list: string, id: string, name: string): boolean {
    if (visibleName(name) === null) return false
    // A status has no name of its own: one that was seen can at least be suggested.
    if (list === 'statuses') return this.#nameOf(list, id) === null
    const learnt = this.#learnt.get(list)
    return learnt !== undefined && learnt.get(id) !== name
  }

  /** Whether the id had no name before, or another one. */
  #set(list: string, id: string, name: string): boolean {
    const isChanged = this.#nameOf(list, id) !== name
    this.#learnt.get(list)?.set(id, name)
    if (isChanged) this.#sorted.delete(list)
    return isChanged
  }

  #nameOf(list: string, id: string): string | null {
    return this.#learnt.get(list)?.get(id) ?? this.#catalogue.get(list)?.get(id) ?? null
  }

  #tell(): void {
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
