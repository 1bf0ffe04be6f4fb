import type { FormValues } from '#account/edits/form-values.ts'
import type { WritableFieldKey } from '#account/fields/fields.ts'

/** The texts of a form's fields, wherever they are held: by a page that is open, or by nothing but memory. */
export interface FieldValues {
  /** With what was typed and is not told yet. */
  read: () => FormValues
  /** Without: what is being drawn may read no more. */
  peek: () => FormValues
  write: (key: WritableFieldKey, text: string) => void
  /** Calls back at each change. Returns what ends it. */
  subscribe: (listener: () => void) => () => void
}

/** The texts while no page shows them. */
export class HeldValues implements FieldValues {
  #texts: FormValues
  readonly #listeners = new Set<() => void>()

  constructor(texts: FormValues) {
    this.#texts = texts
  }

  readonly read = (): FormValues => this.#texts

  readonly peek = (): FormValues => this.#texts

  write(key: WritableFieldKey, text: string): void {
    this.#texts = { ...this.#texts, [key]: text }
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
