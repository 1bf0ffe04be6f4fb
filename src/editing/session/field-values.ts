import type { FormValues } from '#account/edits/form-values.ts'
import type { WritableFieldKey } from '#account/fields/fields.ts'

/** The texts of a form's fields, wherever they are held: by an open page, or only in memory. */
export interface FieldValues {
  /** Includes typed text that the form has not reported yet. */
  read: () => FormValues
  /** Without unreported text, for code that runs during a render and may not read more. */
  peek: () => FormValues
  write: (key: WritableFieldKey, text: string) => void
  /** Calls `listener` on each change. Returns a function that unsubscribes. */
  subscribe: (listener: () => void) => () => void
}

/** Holds the texts while no page shows them. */
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
