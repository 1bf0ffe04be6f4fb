import { Link, useLocation } from '@tanstack/react-router'
import {
  columnOrderingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from '@tanstack/react-table'
import { useTranslations } from '#i18n/use-translations.ts'
import { statusTone } from '#account/fields/status-tone.ts'
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { StatusDot } from '#ui/StatusDot.tsx'
import { linkId, noteOpened } from './last-opened.ts'

export const features = tableFeatures({ columnVisibilityFeature, columnOrderingFeature })

const helper = createColumnHelper<typeof features, AccountRow>()

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
export const tabularColumns: ReadonlySet<string> = new Set<ColumnId>([
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

const textColumn = (id: Exclude<ColumnId, 'name' | 'address' | 'status'>) =>
  helper.accessor(id, { id, cell: (info) => <span>{info.getValue()}</span> })

export const columns = helper.columns([
  helper.accessor('name', { id: 'name', cell: ({ row }) => <NameCell account={row.original} /> }),
  ...columnIds.flatMap((id) =>
    id === 'name' || id === 'address' || id === 'status' ? [] : [textColumn(id)],
  ),
  helper.accessor((row) => addressOf(row), {
    id: 'address',
    cell: (info) => <span>{info.getValue()}</span>,
  }),
  helper.accessor('status', {
    id: 'status',
    cell: (info) => <StatusCell status={info.getValue()} />,
  }),
])

function NameCell({ account }: { account: AccountRow }) {
  const t = useTranslations('list')
  const list = useLocation({ select: ({ search }) => search as Record<string, string> })
  return (
    <Link
      to="/accounts/$id"
      params={{ id: account.id }}
      state={{ list }}
      id={linkId(account.id)}
      onClick={() => noteOpened(account.id)}
      className="font-medium text-ink hover:text-accent-ink"
    >
      {visibleName(account.name) ?? <span className="text-ink-muted">{t('noName')}</span>}
    </Link>
  )
}

function StatusCell({ status }: { status: string | null }) {
  const names = useKnownNames('statuses')
  if (!status) return null
  const name = names.find(({ id }) => id === status)?.name ?? status
  return <StatusDot tone={statusTone(name)}>{name}</StatusDot>
}

function addressOf({ address }: AccountRow): string {
  const { street, door_number, apartment } = address
  return [street, door_number, apartment].filter(Boolean).join(' ')
}
