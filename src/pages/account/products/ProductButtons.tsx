import { useTranslations } from '#i18n/use-translations.ts'
import { productPath } from '#account/fields/field-path.ts'
import type { ProductEdit } from '#account/products/product-edits.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { pathElementId } from '../form/field-id.ts'
import type { ProductActions } from './use-product-actions.ts'

export interface ProductButtonsProps {
  id: string
  name: string
  /** The staged action of the product; null for none. */
  staged: ProductEdit['action'] | null
  locked: boolean
  /** The DOM id of its error text. */
  describedBy: string | undefined
  actions: ProductActions
}

const looks = {
  edit: { icon: 'edit', named: 'editNamed' },
  remove: { icon: 'trash', named: 'removeNamed' },
  undo: { icon: 'undo', named: 'undoNamed' },
} as const

/** The buttons of a product. The error summary links to the first one. */
export function ProductButtons(props: ProductButtonsProps) {
  const { id, name, staged, locked, describedBy, actions } = props
  const t = useTranslations('products')
  const isRemoved = staged === 'remove'
  const verbs = [
    ...(isRemoved ? [] : (['edit', 'remove'] as const)),
    ...(staged ? (['undo'] as const) : []),
  ]
  return (
    <div className="flex gap-1 @max-2xl:flex-wrap @max-2xl:gap-2 @2xl:-mr-1 @2xl:justify-end">
      {verbs.map((verb, place) => {
        const { icon, named } = looks[verb]
        const label = t(named, { product: name })
        return (
          <Button
            key={verb}
            id={place === 0 ? pathElementId(productPath(id)) : undefined}
            variant="quiet"
            size="small"
            aria-disabled={locked}
            aria-describedby={place === 0 ? describedBy : undefined}
            title={locked ? t('tags.locked') : label}
            onClick={(event) => {
              // Ignore the second press of a double-click: by then another button is under the
              // pointer.
              if (event.detail > 1) return
              actions[verb](id, name)
            }}
            className="@max-2xl:border-line-mid @2xl:w-control-small @2xl:px-0"
          >
            <Icon name={icon} className="size-3.5" />
            <span aria-hidden="true" className="@2xl:hidden">
              {t(verb)}
            </span>
            <VisuallyHidden>{label}</VisuallyHidden>
          </Button>
        )
      })}
    </div>
  )
}
