import { useCallback, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import {
  isSameProductText,
  productEditId,
  productKeys,
  stageAdd,
  stagedTexts,
  stageUpdate,
  type ProductEdit,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import type { Product } from '#contract/product.ts'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import { useEditor, useProductEdit } from '../../form/use-staged.ts'

/** The form state of one product, on top of its staged edit. */
export function useProductForm(id: string, product: Product | null, edits: StagedEdits) {
  const edit = useProductEdit(edits, id)
  const [opened] = useState(() => ({ product, texts: stagedTexts(product, edit) }))
  const { control, getValues, subscribe } = useForm<ProductTexts>({ defaultValues: opened.texts })

  const touched = useCallback((): Partial<ProductTexts> => {
    const texts = getValues()
    const keys = productKeys.filter((key) => !isSameProductText(opened.texts[key], texts[key]))
    return Object.fromEntries(keys.map((key) => [key, texts[key]]))
  }, [getValues, opened])

  const result = (): ProductEdit[] => {
    const { products } = edits.get()
    if (!product) return stageAdd(products, id, { ...getValues() })
    const staged = products.find((each) => productEditId(each) === id)
    const before = staged?.action === 'update' ? staged.values : {}
    return stageUpdate(products, product, { ...before, ...touched() })
  }

  useEditor(edits, () => (Object.keys(touched()).length > 0 ? { products: result() } : null))
  useEffect(
    () => subscribe({ formState: { values: true }, callback: () => edits.touch() }),
    [edits, subscribe],
  )

  return {
    control,
    /** Whether the product disappeared from the account since the editor was opened. */
    isGone: opened.product !== null && product === null && edit?.action !== 'add',
    /** Whether anything was typed. The function is stable. */
    isTouched: useCallback(() => Object.keys(touched()).length > 0, [touched]),
    /**
     * The list of all staged products with these edits. Values that were not typed here stay as
     * staged.
     */
    result,
  }
}
