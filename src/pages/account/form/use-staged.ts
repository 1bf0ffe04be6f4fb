import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import type { DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { productEditId, type ProductEdit } from '#account/products/product-edits.ts'
import type { Editor, Staged, StagedEdits } from '#editing/session/staged-edits.ts'

/** Adds the edits of an open editor to the draft, on each render and each `touch`. */
export function useEditor(edits: StagedEdits, editor: Editor): void {
  const ask = useEffectEvent(editor)
  useEffect(() => edits.open(() => ask()), [edits])
  useEffect(() => edits.touch())
}

/** Returns all staged edits; renders on each change. */
export function useStaged(edits: StagedEdits): Staged {
  return useSyncExternalStore(edits.subscribe, edits.get)
}

/**
 * Returns the staged edit of a product, by its id or the key of a new one; null if there is none.
 */
export function useProductEdit(edits: StagedEdits, id: string): ProductEdit | null {
  return useSyncExternalStore(
    edits.subscribe,
    () => edits.get().products.find((edit) => productEditId(edit) === id) ?? null,
  )
}

/** Returns the staged edit of a custom field; null if there is none. */
export function useDynamicEdit(edits: StagedEdits, fieldId: string): DynamicFieldEdit | null {
  return useSyncExternalStore(
    edits.subscribe,
    () => edits.get().dynamic_fields.find(({ field_id }) => field_id === fieldId) ?? null,
  )
}
