import type { AccountRow } from '#contract/account.ts'
import { columnValue, type ColumnId } from '../columns.ts'

/** Accounts as a JSON array, keyed by column; values as the server sent them, null where there is none. */
export function writeJson(
  rows: readonly AccountRow[],
  columns: readonly ColumnId[],
  hasIds: boolean,
): string {
  const accounts = rows.map((row) =>
    Object.fromEntries([
      ...(hasIds ? [['id', row.id]] : []),
      ...columns.map((id) => [id, columnValue(row, id)]),
    ]),
  )
  return `${JSON.stringify(accounts, null, 2)}\n`
}
