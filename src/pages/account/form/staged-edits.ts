// What is staged for products and dynamic fields: beside the texts that React Hook Form holds, and read
// synchronously like these. A vanilla store, so that a row draws only when its own edit changes.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { DynamicFieldEdit } from '#account/dynamic-edits.ts'
import { productEditId, type ProductEdit } from '#account/product-edits.ts'
import type { AccountWork } from '#account/work.ts'

export type Staged = Omit<AccountWork, 'fields'>

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

/** Lets a draft keep what is typed in an open editor, as far as it is told at each `touch`, or drawn. */
export function useEditor(edits: StagedEdits, editor: Editor): void {
  const ask = useEffectEvent(editor)
  useEffect(() => edits.open(() => ask()), [edits])
  useEffect(() => edits.touch())
}

/** All that is staged; draws again at each change of it. */
export function useStaged(edits: StagedEdits): Staged {
  return useSyncExternalStore(edits.subscribe, edits.get)
}

/** What is staged for one product, by its id or the key of a new one; null when nothing is. */
export function useProductEdit(edits: StagedEdits, id: string): ProductEdit | null {
  return useSyncExternalStore(
    edits.subscribe,
    () => edits.get().products.find((edit) => productEditId(edit) === id) ?? null,
  )
}

/** What is staged for one dynamic field; null when nothing is. */
export function useDynamicEdit(edits: StagedEdits, fieldId: string): DynamicFieldEdit | null {
  return useSyncExternalStore(
    edits.subscribe,
    () => edits.get().dynamic_fields.find(({ field_id }) => field_id === fieldId) ?? null,
  )
}
