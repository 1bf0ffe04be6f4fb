import { useMemo, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { pathId, productPath } from '#account/fields/field-path.ts'
import {
  productEditId,
  stageRemove,
  undoProduct,
  type ProductEdit,
} from '#account/products/product-edits.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { pathElementId } from '../form/field-id.ts'
import type { StagedEdits } from '#editing/session/staged-edits.ts'

/** The actions of the product table. `name` is the product's name in the announcement. */
export interface ProductActions {
  edit: (id: string) => void
  remove: (id: string, name: string) => void
  undo: (id: string, name: string) => void
  /** Stages what the editor returned. `next` is the list of all staged products. */
  apply: (id: string, next: ProductEdit[], name: string) => void
  focusAdd: () => void
}

export interface ProductActionsOptions {
  edits: StagedEdits
  onEdit: (path: string) => void
  /** Opens the editor. */
  onOpen: (id: string) => void
  addButton: RefObject<HTMLButtonElement | null>
}

/** Stages each action of the table, announces it, and keeps the focus in the product's row. */
export function useProductActions(options: ProductActionsOptions): ProductActions {
  const { edits, onEdit, onOpen, addButton } = options
  const t = useTranslations('products.staged')
  const announce = useAnnounce()

  return useMemo(() => {
    const find = (id: string) => edits.get().products.find((each) => productEditId(each) === id)

    function stage(id: string, next: ProductEdit[], name: string) {
      const isStaged = find(id) !== undefined
      edits.set({ products: next })
      onEdit(pathId(productPath(id)))
      const edit = find(id)
      if (edit) announce(t(edit.action, { product: name }))
      else if (isStaged) announce(t('undone', { product: name }))
    }

    // The pressed button may disappear. The row's first button, which has a stable id, takes the
    // focus.
    function stageHere(id: string, next: ProductEdit[], name: string) {
      flushSync(() => stage(id, next, name))
      document.getElementById(pathElementId(productPath(id)))?.focus()
    }

    return {
      edit: onOpen,
      remove: (id, name) => {
        const { products } = edits.get()
        const isNew = find(id)?.action === 'add'
        stageHere(id, isNew ? undoProduct(products, id) : stageRemove(products, id), name)
      },
      undo: (id, name) => stageHere(id, undoProduct(edits.get().products, id), name),
      apply: stage,
      focusAdd: () => addButton.current?.focus(),
    }
  }, [addButton, announce, edits, onEdit, onOpen, t])
}
