import { productKeys, type ProductKey } from '#account/products/product-edits.ts'
import type { CatalogueList } from '#contract/config.ts'

/** The columns. The product type comes first, since it names the row. */
export const productColumns: readonly ProductKey[] = [
  'product_type_id',
  'provider_id',
  ...productKeys.filter((key) => key !== 'product_type_id' && key !== 'provider_id'),
]

/** The catalogue lists that name and suggest the values of a column. */
export const productLists = {
  provider_id: 'providers',
  product_type_id: 'product_types',
  coverage_id: 'coverages',
  status: 'statuses',
} as const satisfies Partial<Record<ProductKey, CatalogueList>>

/** Includes the column of buttons. */
export const columnCount = productColumns.length + 1

/**
 * The explicit ARIA roles of the table: on a narrow screen its rows are cards, and browsers drop
 * the implicit roles of elements that are not laid out as a table.
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

// The padding centres the first lines and the buttons on the same line at every density.
export const cellClass =
  'py-[calc((var(--spacing-row)-1.25rem)/2)] pr-4 align-top font-normal @max-2xl:flex @max-2xl:gap-3 @max-2xl:p-0'

export const buttonCellClass =
  'py-[calc((var(--spacing-row)-var(--spacing-control-small))/2)] align-top @max-2xl:mt-1 @max-2xl:p-0'
