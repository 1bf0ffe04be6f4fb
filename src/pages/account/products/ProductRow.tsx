import { memo, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { productTexts, stagedTexts } from '#account/products/product-edits.ts'
import { productState } from '#account/products/product-state.ts'
import type { Product } from '#contract/product.ts'
import { Icon } from '#ui/Icon.tsx'
import { Tag } from '#ui/Tag.tsx'
import { buttonCellClass, columnCount, roles, rowClass } from './product-table.ts'
import { ProductButtons } from './ProductButtons.tsx'
import { ProductCells } from './ProductCells.tsx'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import { useProductEdit } from '../form/use-staged.ts'
import { useFocusKept } from './use-focus-kept.ts'
import type { ProductActions } from './use-product-actions.ts'
import { useProductValue } from './use-product-value.ts'

export interface ProductRowProps {
  /** The product's id, or the key of a new one. */
  id: string
  /** The product as last read; null for a new one. */
  product: Product | null
  /** A name that no other product has. */
  name: string
  /** As "YYYY-MM-DD". */
  today: string
  /** Whether a write carries the product. */
  locked: boolean
  /** The errors of the product, one per line; '' for none. */
  error: string
  edits: StagedEdits
  actions: ProductActions
}

/**
 * The row of a product that was read or is staged as new. Memoized: other products do not render
 * it.
 */
export const ProductRow = memo(function ProductRow(props: ProductRowProps) {
  const { id, product, name, today, locked, error, edits, actions } = props
  const t = useTranslations('products.tags')
  const tChanges = useTranslations('changes')
  const edit = useProductEdit(edits, id)
  const valueText = useProductValue(product)
  const row = useRef<HTMLTableRowElement>(null)
  useFocusKept(row, actions.focusAdd)

  const after = stagedTexts(product, edit)
  const status = valueText('status', after.status)
  const { expiry, daysLeft, isInactive } = productState({ ...after, status }, today)
  const isRemoved = edit?.action === 'remove'
  const errorId = `product-error-${id}`

  return (
    <>
      <tr {...roles.row} ref={row} className={rowClass}>
        <ProductCells
          before={product && productTexts(product)}
          after={after}
          names={product}
          struck={isRemoved}
          faded={expiry === 'expired' || isInactive}
          notes={{
            product_type_id: (edit || locked) && (
              <>
                {edit?.action === 'add' && <Tag tone="accent">{tChanges('added')}</Tag>}
                {edit?.action === 'update' && <Tag tone="accent">{tChanges('changed')}</Tag>}
                {isRemoved && <Tag tone="danger">{tChanges('willRemove')}</Tag>}
                {locked && (
                  <Tag tone="neutral" icon="lock">
                    {t('locked')}
                  </Tag>
                )}
              </>
            ),
            end_date:
              !isRemoved &&
              (expiry === 'expired' ? (
                <Tag tone="neutral">{t('expired')}</Tag>
              ) : (
                expiry === 'soon' && <Tag tone="warning">{t('ends', { days: daysLeft ?? 0 })}</Tag>
              )),
            status: isInactive &&
              !isRemoved &&
              status.toLowerCase() !== t('inactive').toLowerCase() && (
                <Tag tone="neutral">{t('inactive')}</Tag>
              ),
          }}
        />
        <td {...roles.cell} className={buttonCellClass}>
          <ProductButtons
            id={id}
            name={name}
            staged={edit?.action ?? null}
            locked={locked}
            describedBy={error === '' ? undefined : errorId}
            actions={actions}
          />
        </td>
      </tr>
      {error !== '' && (
        <tr {...roles.row} className="@max-2xl:block">
          <td {...roles.cell} colSpan={columnCount} className="pb-2 text-danger-ink @max-2xl:block">
            <div className="flex gap-1">
              <Icon name="alert" className="mt-0.5" />
              <p id={errorId} className="min-w-0 wrap-anywhere whitespace-pre-line">
                {error}
              </p>
            </div>
          </td>
        </tr>
      )}
    </>
  )
})
