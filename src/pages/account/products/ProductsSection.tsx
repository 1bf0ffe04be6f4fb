import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from '#i18n/use-translations.ts'
import { pathId, productPath } from '#account/fields/field-path.ts'
import type { ProductEdit } from '#account/products/product-edits.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { Product } from '#contract/product.ts'
import type { ShownAdd } from '#editing/overlay/pending-products.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { pathElementId } from '../form/field-id.ts'
import { PendingProductRow } from './PendingProductRow.tsx'
import { ProductEditor } from './editor/ProductEditor.tsx'
import { ProductRow } from './ProductRow.tsx'
import { ProductTable } from './ProductTable.tsx'
import { SectionFrame } from '../frame/SectionFrame.tsx'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import type { ErrorTexts } from '../form/use-error-texts.ts'
import { useProductActions } from './use-product-actions.ts'
import { useProductNames } from './use-product-names.ts'
import { useProductText } from '../words/use-product-text.ts'
import { useToday } from './use-today.ts'

export interface ProductsSectionProps {
  /** The products as last read; [] on a new account. */
  products: readonly Product[]
  edits: StagedEdits
  /** Products of confirmed saves that no read has returned yet. */
  pending: readonly ShownAdd[]
  /** The `pathId`s of the changes that a write carries. */
  locked: ReadonlySet<string>
  /** The errors by `pathId`. */
  errors: ErrorTexts
  /**
   * Called with the `pathId` of an edited product, so that its error can be cleared. Keep it
   * stable.
   */
  onEdit: (path: string) => void
  /** Reads the account again now; null on a new account. */
  onRead: (() => void) | null
  /**
   * Drops a pending product that reads did not return in time, and stages it again under its key.
   */
  onDropPending: (key: string) => void
}

/** The products of an account: as read, as staged, and pending. */
export function ProductsSection(props: ProductsSectionProps) {
  const t = useTranslations('products')
  return (
    <SectionFrame title={t('title')} landmark>
      <Products {...props} />
    </SectionFrame>
  )
}

function Products(props: ProductsSectionProps) {
  const { products, edits, pending, locked, errors, onEdit, onRead, onDropPending } = props
  const t = useTranslations('products')
  const tChanges = useTranslations('changes')
  const productText = useProductText()
  const today = useToday()
  const adds = useAdds(edits)
  const names = useProductNames(products, adds)
  const addButton = useRef<HTMLButtonElement>(null)
  /** The id of the product in the editor, or the key of a new one. */
  const [open, setOpen] = useState<string | null>(null)
  const actions = useProductActions({ edits, onEdit, onOpen: setOpen, addButton })

  const stagePending = useCallback(
    (key: string) => {
      flushSync(() => onDropPending(key))
      document.getElementById(pathElementId(productPath(key)))?.focus()
    },
    [onDropPending],
  )

  const rows = [
    ...products.map((product) => ({ id: product.id, product })),
    ...adds.map(({ key }) => ({ id: key, product: null })),
  ]
  const name = open === null ? undefined : names.get(open)

  return (
    <>
      <ProductTable isEmpty={rows.length + pending.length === 0}>
        {rows.map(({ id, product }) => (
          <ProductRow
            key={product ? id : `new ${id}`}
            id={id}
            product={product}
            name={names.get(id) ?? id}
            today={today}
            locked={ofProduct([...locked], id).length > 0}
            error={ofProduct(Object.keys(errors), id)
              .map((path) => errors[path])
              .join('\n')}
            edits={edits}
            actions={actions}
          />
        ))}
        {pending.map((add) => (
          <PendingProductRow
            key={`pending ${add.key}`}
            add={add}
            onRead={onRead}
            onStage={stagePending}
            onGone={actions.focusAdd}
          />
        ))}
      </ProductTable>
      <Button ref={addButton} className="mt-3" onClick={() => setOpen(newKey())}>
        <Icon name="plus" />
        <span>{t('add')}</span>
      </Button>
      {open !== null && (
        <ProductEditor
          key={open}
          id={open}
          product={products.find(({ id }) => id === open) ?? null}
          title={name === undefined ? tChanges('newProduct') : t('editNamed', { product: name })}
          edits={edits}
          locked={ofProduct([...locked], open).length > 0}
          onApply={(next) => {
            const added = next.find((edit) => edit.action === 'add' && edit.key === open)
            setOpen(null)
            actions.apply(
              open,
              next,
              added?.action === 'add' ? productText(added.values) : (name ?? open),
            )
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

/** Returns the staged additions; renders only when staged products change. */
function useAdds(edits: StagedEdits): (ProductEdit & { action: 'add' })[] {
  const staged = useSyncExternalStore(edits.subscribe, () => edits.get().products)
  return useMemo(() => staged.filter((edit) => edit.action === 'add'), [staged])
}

/** The path ids of a product and its values. */
function ofProduct(paths: readonly string[], id: string): string[] {
  const whole = pathId(productPath(id))
  return paths.filter((path) => path === whole || path.startsWith(`${whole}.`))
}

/** Makes the key of a new product. Over plain HTTP there is no `randomUUID`. */
function newKey(): string {
  return crypto.randomUUID?.() ?? `new-${wallNow()}-${Math.random()}`
}
