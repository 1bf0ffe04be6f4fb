// The staged edits of products and dynamic fields, which React Hook Form does not hold. Read
// synchronously, like the form values; a vanilla store, so that a row renders only when its own
// edit changes.
import type { AccountEdits } from '#account/edits/edits.ts'

export type Staged = Omit<AccountEdits, 'fields'>

export const nothingStaged: Staged = { products: [], dynamic_fields: [] }

/** What an open editor would stage if the user applied it now; null for nothing. */
export type Editor = () => Partial<Staged> | null

export class StagedEdits {
  readonly #listeners = new Set<() => void>()
  readonly #editors = new Set<Editor>()
  #staged: Staged

  constructor({ products, dynamic_fields }: Staged = nothingStaged) {
    this.#staged = { products, dynamic_fields }
  }

  /** The same object until something is staged or reverted. */
  readonly get = (): Staged => this.#staged

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Replaces one list of edits, or both. */
  set(staged: Partial<Staged>): void {
    this.#staged = { ...this.#staged, ...staged }
    this.touch()
  }

  /** All staged edits, including what the open editors would stage. Only for drafts. */
  withEditors(): Staged {
    return Object.assign(
      {},
      this.#staged,
      ...[...this.#editors].map((editor) => editor()),
    ) as Staged
  }

  /** Registers an open editor. Returns a function that removes it. */
  open(editor: Editor): () => void {
    this.#editors.add(editor)
    return () => {
      this.#editors.delete(editor)
      this.touch()
    }
  }

  /** Notifies of a change in an open editor. */
  touch(): void {
    for (const listener of this.#listeners) listener()
  }
}
