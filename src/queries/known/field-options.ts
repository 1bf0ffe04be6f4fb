// The dynamic fields of a tenant, collected from every account that is read (A15): which fields
// there are, and what was picked in those that are a choice. No endpoint lists them.
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { mergeFields, seenField, type KnownField } from './known-field.ts'
import type { KnownStorage } from './known-storage.ts'

export type NamedField = Pick<DynamicField, 'field_id' | 'name' | 'type'>

const none: readonly Json[] = []

export class FieldOptions {
  readonly #store: KnownStorage
  readonly #fields = new Map<string, KnownField>()
  readonly #options = new Map<string, readonly Json[]>()
  #named: readonly NamedField[] | null = null
  readonly #listeners = new Set<() => void>()

  constructor(store: KnownStorage) {
    this.#store = store
    void store.fields().then((kept) => this.#restore(kept))
  }

  /**
   * The values that a choice has had, sorted by their text; the same array until they change. Empty
   * for other fields.
   */
  readonly optionsOf = (fieldId: string): readonly Json[] => {
    const known = this.#options.get(fieldId)
    if (known) return known
    const field = this.#fields.get(fieldId)
    if (!field) return none
    const sorted = field.options.toSorted((a, b) => byText(String(a), String(b)))
    this.#options.set(fieldId, sorted)
    return sorted
  }

  /** The fields that any account has shown, by name; the same array until they change. */
  readonly knownFields = (): readonly NamedField[] => {
    this.#named ??= [...this.#fields.values()]
      .map(({ field_id, name, type }) => ({ field_id, name, type }))
      .toSorted((a, b) => byText(a.name ?? a.field_id, b.name ?? b.field_id))
    return this.#named
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  addFromDetail({ dynamic_fields }: Pick<AccountDetail, 'dynamic_fields'>): void {
    const changed = dynamic_fields.flatMap((field) => {
      const known = this.#fields.get(field.field_id)
      const seen = seenField(field, known?.type ?? null)
      const merged = known ? mergeFields(known, seen) : seen
      return merged === known ? [] : [merged]
    })
    this.#set(changed)
    if (changed.length > 0) void this.#store.keepFields(changed)
  }

  // Storage answers late: what has been read in the meantime is newer.
  #restore(kept: readonly KnownField[]): void {
    const older = kept.map((field) => {
      const known = this.#fields.get(field.field_id)
      return known ? mergeFields(field, known) : field
    })
    this.#set(older)
  }

  #set(fields: readonly KnownField[]): void {
    if (fields.length === 0) return
    for (const field of fields) {
      this.#fields.set(field.field_id, field)
      this.#options.delete(field.field_id)
    }
    this.#named = null
    for (const listener of this.#listeners) listener()
  }
}

function byText(a: string, b: string): number {
  return a.localeCompare(b, undefined, { numeric: true })
}
