import { memo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { productKeys, type ProductTexts } from '#account/product-edits.ts'
import type { PendingAdd } from '#queries/pending-adds.ts'
import { Button } from '#ui/Button.tsx'
import { useNow } from '#ui/use-now.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { cellClass, roles, rowClass } from './product-table.ts'
import { ProductCells } from './ProductCells.tsx'
import { ProductTag } from './ProductTag.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useProductText } from './use-product-text.ts'

export interface PendingProductRowProps {
  add: PendingAdd
  onRead: (() => void) | null
  /** Stages it as new again. */
  onStage: (add: PendingAdd) => void
  /** The row goes with the focus in it. */
  onGone: () => void
}

const noNotes = {}

/** A product that was added and that no read has shown yet: nothing can be done to it before one does. */
export const PendingProductRow = memo(function PendingProductRow(props: PendingProductRowProps) {
  const { add, onRead, onStage, onGone } = props
  const t = useTranslations('products.pending')
  const product = useProductText()(add.sent)
  const row = useRef<HTMLTableRowElement>(null)
  useFocusKept(row, onGone)
  const now = useNow(1000, !add.isMissing)
  const seconds = Math.ceil((add.shownFrom - now) / 1000)
  const state = add.isMissing ? 'missing' : seconds > 0 ? 'confirming' : 'overdue'

  return (
    <tr {...roles.row} ref={row} className={rowClass}>
      <ProductCells before={null} after={sentTexts(add)} names={null} faded notes={noNotes} />
      <td {...roles.cell} className={cellClass}>
        <div className="flex flex-col items-start gap-1 @2xl:items-end @2xl:text-right">
          <div role="status">
            {state === 'confirming' ? (
              <ProductTag tone="neutral" icon="lock">
                {t(state)}
              </ProductTag>
            ) : (
              <ProductTag tone="warning" icon="alert">
                {t(state)}
              </ProductTag>
            )}
          </div>
          {state === 'confirming' && (
            <p className="tabular text-xs text-ink-muted">{t('countdown', { seconds })}</p>
          )}
          {state !== 'confirming' && onRead && (
            <Button size="small" onClick={onRead}>
              <span aria-hidden="true">{t('readAgain')}</span>
              <VisuallyHidden>{t('readAgainNamed', { product })}</VisuallyHidden>
            </Button>
          )}
          {state === 'missing' && (
            <Button size="small" onClick={() => onStage(add)}>
              <span aria-hidden="true">{t('stageAgain')}</span>
              <VisuallyHidden>{t('stageAgainNamed', { product })}</VisuallyHidden>
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
})

/** What was sent, as an editor would hold it. */
export function sentTexts({ sent }: PendingAdd): ProductTexts {
  return Object.fromEntries(productKeys.map((key) => [key, sent[key] ?? ''])) as ProductTexts
}
