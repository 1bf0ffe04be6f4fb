// What is staged for products and dynamic fields: beside the texts that React Hook Form holds, and read
// synchronously like these. A vanilla store, so that a row draws only when its own edit changes.
import type { AccountEdits } from '#account/edits/edits.ts'

export type Staged = Omit<AccountEdits, 'fields'>

export const nothingStaged: Staged = { products: [], dynamic_fields: [] }

/** What an open editor would stage if it were applied now; null for nothing. */
export type Editor = () => Partial<Staged> | null

export class StagedEdits {
  readonly #listeners = new Set<() => void>()
  readonly #editors = new Set<Editor>()
  #staged: Staged

  constructor({ products, dynamic_fields }: Staged = nothingStaged) {
    this.#staged = { products, dynamic_fields }
  }

  /** The same object until something is staged or taken back. */
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

  /** All that is staged, with what the open editors would stage: for a draft to keep, and for nothing else. */
  withEditors(): Staged {
    return Object.assign(
      {},
      this.#staged,
      ...[...this.#editors].map((editor) => editor()),
    ) as Staged
  }

  /** An editor opens. Returns what closes it. */
  open(editor: Editor): () => void {
    this.#editors.add(editor)
    return () => {
      this.#editors.delete(editor)
      this.touch()
    }
  }

  /** Something was typed in an open editor. */
  touch(): void {
    for (const listener of this.#listeners) listener()
  }
}
