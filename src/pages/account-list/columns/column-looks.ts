import type { ColumnId } from '#list/columns.ts'

/** What is shown until somebody chooses otherwise. */
export const defaultColumns: readonly ColumnId[] = [
  'name',
  'business_name',
  'tax_id',
  'email',
  'phone',
  'country_name',
  'status',
]

/** Figures that line up. */
export const tabularColumns: ReadonlySet<ColumnId> = new Set<ColumnId>([
  'tax_id',
  'document',
  'phone',
  'mobile',
  'external_code',
  'start_date',
  'end_date',
  'birth_date',
])

/** How much of the width a column gets, where it is not one share. */
export const columnShares: Readonly<Partial<Record<ColumnId, number>>> = {
  name: 1.5,
  business_name: 1.5,
  email: 1.5,
  address: 1.5,
  notes: 2,
}

/** Of one share of the width, in rem: below it the page scrolls rather than show less. */
export const leastRem = 8
