import type { AccountRow } from '#contract/account.ts'

/** Every column that can be shown, in the order in which they are offered. The name is always first. */
export const columnIds = [
  'name',
  'business_name',
  'tax_id',
  'document',
  'email',
  'phone',
  'mobile',
  'client_name',
  'country_name',
  'department_name',
  'city_name',
  'address',
  'external_code',
  'start_date',
  'end_date',
  'birth_date',
  'notes',
  'status',
] as const
export type ColumnId = (typeof columnIds)[number]

/** The columns that rows are grouped and summed up by: those with few values. */
export const groupColumns = [
  'status',
  'client_name',
  'country_name',
  'department_name',
  'city_name',
] as const satisfies readonly ColumnId[]
export type GroupColumn = (typeof groupColumns)[number]

/** How the values of a column compare. */
export type ColumnKind = 'text' | 'date'

/** Dates are ISO 8601 text; everything else is text whose digits count as numbers. */
export function columnKind(id: ColumnId): ColumnKind {
  return id.endsWith('_date') ? 'date' : 'text'
}

/** What a row has in a column, as it came; null where it has nothing. */
export function columnValue(row: AccountRow, id: ColumnId): string | null {
  if (id !== 'address') return row[id]
  const { street, door_number, apartment } = row.address
  return [street, door_number, apartment].filter(Boolean).join(' ') || null
}

/** Whether a text names a column. */
export function isColumnId(text: string): text is ColumnId {
  return (columnIds as readonly string[]).includes(text)
}
