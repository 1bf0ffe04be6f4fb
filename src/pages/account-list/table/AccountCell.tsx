import { statusTone } from '#account/fields/status-tone.ts'
import type { AccountRow } from '#contract/account.ts'
import { columnValue, type ColumnId } from '#list/columns.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { StatusDot } from '#ui/StatusDot.tsx'
import { NameCell } from './NameCell.tsx'

/** What a row shows in a column; `note` stands beside the name. */
export function AccountCell(props: { row: AccountRow; column: ColumnId; note: string | null }) {
  const { row, column, note } = props
  if (column === 'name') return <NameCell account={row} note={note} />
  if (column === 'status') return <StatusCell status={row.status} />
  return <span>{columnValue(row, column)}</span>
}

function StatusCell({ status }: { status: string | null }) {
  const names = useKnownNames('statuses')
  if (!status) return null
  const name = names.find(({ id }) => id === status)?.name ?? status
  return <StatusDot tone={statusTone(name)}>{name}</StatusDot>
}
