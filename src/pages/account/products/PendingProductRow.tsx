import { memo, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { productTexts } from '#account/products/product-edits.ts'
import type { ShownAdd } from '#editing/overlay/pending-products.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Tag } from '#ui/Tag.tsx'
import { useNow } from '#ui/use-now.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { buttonCellClass, roles, rowClass } from './product-table.ts'
import { ProductCells } from './ProductCells.tsx'
import { useFocusKept } from './use-focus-kept.ts'
import { useProductText } from '../words/use-product-text.ts'

export interface PendingProductRowProps {
  add: ShownAdd
  onRead: (() => void) | null
  /** Stages the product as a new one again. */
  onStage: (key: string) => void
  /** Called when the row disappears with the focus in it. */
  onGone: () => void
}

/**
 * A product that was saved but that no read has returned yet. It cannot be edited until then (A11).
 */
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
      <ProductCells
        before={null}
        after={productTexts(add.sent)}
        names={null}
        faded
        notes={{
          product_type_id: (
            <>
              <div role="status" className="flex text-xs">
                {state === 'confirming' ? (
                  <Tag tone="neutral" icon="lock">
                    {t(state)}
                  </Tag>
                ) : (
                  <p className="flex gap-1 font-medium text-warning-ink">
                    <Icon name="alert" className="mt-px size-3.5" />
                    <span>{t(state)}</span>
                  </p>
                )}
              </div>
              {state === 'confirming' && (
                <span className="tabular text-xs text-ink-muted">
                  {t('countdown', { seconds })}
                </span>
              )}
            </>
          ),
        }}
      />
      <td {...roles.cell} className={buttonCellClass}>
        {state !== 'confirming' && (
          <div className="flex gap-1 @max-2xl:flex-wrap @2xl:flex-col @2xl:items-end">
            {onRead && (
              <Button size="small" onClick={onRead}>
                <span aria-hidden="true">{t('readAgain')}</span>
                <VisuallyHidden>{t('readAgainNamed', { product })}</VisuallyHidden>
              </Button>
            )}
            {state === 'missing' && (
              <Button size="small" onClick={() => onStage(add.key)}>
                <span aria-hidden="true">{t('stageAgain')}</span>
                <VisuallyHidden>{t('stageAgainNamed', { product })}</VisuallyHidden>
              </Button>
            )}
          </div>
        )}
      </td>
    </tr>
  )
})
