import { productKeys, type ProductKey } from '#account/products/product-edits.ts'
import type { CatalogueList } from '#contract/config.ts'

/** The columns, type first: it is what a row is called by. */
export const productColumns: readonly ProductKey[] = [
  'product_type_id',
  'provider_id',
  ...productKeys.filter((key) => key !== 'product_type_id' && key !== 'provider_id'),
]

/** What names the values of a column, and suggests them. */
export const productLists = {
  provider_id: 'providers',
  product_type_id: 'product_types',
  coverage_id: 'coverages',
  status: 'statuses',
} as const satisfies Partial<Record<ProductKey, CatalogueList>>

/** With that of the buttons. */
export const columnCount = productColumns.length + 1

/**
 * Said once more than the elements do: browsers take the roles from what is not laid out as a table, and
 * where it is narrow each row is a card.
 */
export const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHeader: { role: 'columnheader' },
  rowHeader: { role: 'rowheader' },
  cell: { role: 'cell' },
} as const

export const rowClass =
  'border-t border-line @max-2xl:flex @max-2xl:flex-col @max-2xl:gap-1 @max-2xl:py-3'

// First lines and buttons share a middle, whatever the density.
export const cellClass =
  'py-[calc((var(--spacing-row)-1.25rem)/2)] pr-4 align-top font-normal @max-2xl:flex @max-2xl:gap-3 @max-2xl:p-0'

export const buttonCellClass =
  'py-[calc((var(--spacing-row)-var(--spacing-control-small))/2)] align-top @max-2xl:mt-1 @max-2xl:p-0'
