import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { columnCount, productColumns, roles } from './product-table.ts'

export interface ProductTableProps {
  isEmpty: boolean
  /** The rows. */
  children: ReactNode
}

/** The frame of the product table. On a narrow screen each product is a card. */
export function ProductTable({ isEmpty, children }: ProductTableProps) {
  const t = useTranslations('products')
  const label = useTranslations('fields')
  return (
    <div className="@container">
      <table
        {...roles.table}
        aria-label={t('title')}
        className="w-full text-left text-sm @max-2xl:block"
      >
        <thead {...roles.group} className="text-ink-muted @max-2xl:sr-only">
          <tr {...roles.row}>
            {productColumns.map((key) => (
              <th key={key} {...roles.columnHeader} scope="col" className="pr-4 pb-2 font-medium">
                {label(key)}
              </th>
            ))}
            <th {...roles.columnHeader} scope="col" className="pb-2">
              <VisuallyHidden>{t('actions')}</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody {...roles.group} className="@max-2xl:block">
          {children}
          {isEmpty && (
            <tr {...roles.row} className="@max-2xl:block">
              <td
                {...roles.cell}
                colSpan={columnCount}
                className="border-t border-line py-3 text-ink-muted @max-2xl:block"
              >
                {t('none')}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
