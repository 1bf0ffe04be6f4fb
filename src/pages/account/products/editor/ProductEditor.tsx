import { useCallback, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import {
  productEditId,
  productKeys,
  productTexts,
  type ProductEdit,
  type ProductKey,
} from '#account/products/product-edits.ts'
import type { Product } from '#contract/product.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { pressedKey } from '#ui/keys.ts'
import { Notice } from '#ui/Notice.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { useAskBeforeLoss } from '../../form/use-ask-before-loss.ts'
import { commitTyping } from '../../form/commit-typing.ts'
import { ProductFields } from './ProductFields.tsx'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import { useProductForm } from './use-product-form.ts'
import {
  productProblems,
  useProductProblemText,
  type ProductProblems,
} from './use-product-problems.ts'

export interface ProductEditorProps {
  /** The product's id, or the key of a new one. */
  id: string
  /** The product as last read; null for a new one. */
  product: Product | null
  title: string
  edits: StagedEdits
  /** Whether a write carries the product. */
  locked: boolean
  /** Called with the list of all staged products. */
  onApply: (next: ProductEdit[]) => void
  onClose: () => void
}

/** The editor of one product. "Apply" stages the edits; closing asks before it drops typed text. */
export function ProductEditor(props: ProductEditorProps) {
  const { id, product, title, edits, locked, onApply, onClose } = props
  const t = useTranslations('products.editor')
  const form = useProductForm(id, product, edits)
  const [problems, setProblems] = useState<ProductProblems>({})
  /** Problems are announced once. Fixing one must not announce the others again. */
  const [isAnnounced, setIsAnnounced] = useState(false)
  const problemText = useProductProblemText()
  const texts = productKeys.flatMap((key) => {
    const problem = problems[key]
    return problem ? [problemText(key, problem)] : []
  })
  const lastField = useRef<HTMLInputElement | null>(null)
  const prefix = useId()
  const idOf = (key: ProductKey) => `${prefix}-${key}`
  const isBlocked = locked || form.isGone

  // Also asks when the user navigates away or closes the tab.
  const { isTouched } = form
  const isTyped = useCallback(() => {
    commitTyping()
    return isTouched()
  }, [isTouched])
  const [isAsking, setIsAsking] = useAskBeforeLoss(isTyped)

  function apply() {
    if (isBlocked) return
    commitTyping()
    const next = form.result()
    const found = productProblems(next.find((edit) => productEditId(edit) === id))
    const first = productKeys.find((key) => found[key])
    if (!first) {
      onApply(next)
      return
    }
    flushSync(() => {
      setProblems(found)
      setIsAnnounced(true)
    })
    document.getElementById(idOf(first))?.focus()
  }

  function leave() {
    if (isAsking) keep()
    else if (isTyped()) setIsAsking(true)
    else onClose()
  }

  function keep() {
    setIsAsking(false)
    lastField.current?.focus()
  }

  // The dialog is inside a form, which Enter in a field would submit.
  function press(event: KeyboardEvent) {
    if (pressedKey(event) !== 'Enter' || event.defaultPrevented) return
    if (!(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    apply()
  }

  return (
    <div
      role="presentation"
      onKeyDown={press}
      onFocus={({ target }) => {
        if (target instanceof HTMLInputElement) lastField.current = target
      }}
    >
      <Dialog
        open
        onClose={leave}
        title={title}
        footer={
          isAsking ? (
            <DiscardQuestion onKeep={keep} onDiscard={onClose} />
          ) : (
            <>
              <Button onClick={leave}>{t('cancel')}</Button>
              <Button variant="primary" aria-disabled={isBlocked} onClick={apply}>
                {t('apply')}
              </Button>
            </>
          )
        }
      >
        <div className="flex flex-col gap-4">
          {isBlocked && (
            <Notice tone="warning" role="alert">
              {t(form.isGone ? 'gone' : 'locked')}
            </Notice>
          )}
          <VisuallyHidden role="alert">{isAnnounced && texts.join(' ')}</VisuallyHidden>
          <ProductFields
            control={form.control}
            before={product && productTexts(product)}
            problems={problems}
            onEdit={(key) => {
              setProblems(({ [key]: _fixed, ...others }) => others)
              setIsAnnounced(false)
            }}
            idOf={idOf}
          />
          <p className="text-sm text-ink-muted">{t('needed')}</p>
        </div>
      </Dialog>
    </div>
  )
}

function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const t = useTranslations('products.editor')
  const question = useId()
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  return (
    <div
      role="group"
      aria-labelledby={question}
      className="flex w-full flex-wrap items-center gap-2"
    >
      <p id={question} className="mr-auto font-medium">
        {t('discardQuestion')}
      </p>
      <div className="ml-auto flex gap-2 max-sm:w-full">
        <Button ref={button} onClick={onKeep}>
          {t('keep')}
        </Button>
        <Button variant="danger" onClick={onDiscard}>
          {t('discard')}
        </Button>
      </div>
    </div>
  )
}
