import { Link, useLocation } from '@tanstack/react-router'
import { statusTone } from '#account/status-tone.ts'
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { columnValue, type ColumnId } from '#list/columns.ts'
import { noteOpenedAccount } from '#queries/opened-accounts.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { classNames } from '#ui/class-names.ts'
import { useSignedIn } from '#session/use-session.ts'
import { StatusDot } from '#ui/StatusDot.tsx'
import { SelectRow } from '../selection/SelectRow.tsx'
import { phone, useMedia } from '../use-media.ts'
import { linkId, noteOpened } from './last-opened.ts'

/** What a row shows in a column. */
export function AccountCell(props: { row: AccountRow; column: ColumnId; isRepeated: boolean }) {
  const { row, column, isRepeated } = props
  if (column === 'name') return <NameCell account={row} isRepeated={isRepeated} />
  if (column === 'status') return <StatusCell status={row.status} />
  return <span>{columnValue(row, column)}</span>
}

function NameCell({ account, isRepeated }: { account: AccountRow; isRepeated: boolean }) {
  const t = useTranslations('list')
  const isPhone = useMedia(phone)
  const second = [account.tax_id, account.email].flatMap((value) => visibleName(value) ?? [])
  return (
    <span className="flex items-center gap-2">
      <SelectRow row={account} />
      <span className={classNames('flex min-w-0 flex-col', isPhone && 'h-14 justify-center')}>
        <span className="truncate">
          <NameLink account={account} />
          {isRepeated && <span className="ml-2 text-xs text-ink-muted">{t('repeated')}</span>}
        </span>
        {isPhone && (
          <span className="truncate text-xs text-ink-muted tabular">{second.join(' · ')}</span>
        )}
      </span>
    </span>
  )
}

function NameLink({ account }: { account: AccountRow }) {
  const t = useTranslations('list')
  const list = useLocation({ select: ({ search }) => search as Record<string, string> })
  const { tenant } = useSignedIn().credentials
  return (
    <Link
      to="/accounts/$id"
      params={{ id: account.id }}
      state={{ list }}
      id={linkId(account.id)}
      onClick={() => {
        noteOpened(account.id)
        noteOpenedAccount(tenant, account.id, account.name)
      }}
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
