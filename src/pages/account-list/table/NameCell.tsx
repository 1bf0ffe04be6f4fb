import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { classNames } from '#ui/class-names.ts'
import { SelectRow } from '../selection/SelectRow.tsx'
import { linkId } from './last-opened.ts'
import { useRow } from './row-context.ts'

/** An account's name, which leads to its page, and what ticks it. On a phone, more of what tells it apart. */
export function NameCell({ account, note }: { account: AccountRow; note: string | null }) {
  const { isPhone, noName, hrefOf, open } = useRow()
  const second = [account.tax_id, account.email].flatMap((value) => visibleName(value) ?? [])
  return (
    <span className="flex items-center gap-2">
      <SelectRow row={account} />
      <span className={classNames('flex min-w-0 flex-col', isPhone && 'h-14 justify-center')}>
        <span className="truncate">
          <a
            href={hrefOf(account.id)}
            id={linkId(account.id)}
            onClick={(event) => {
              const { ctrlKey, metaKey, shiftKey, altKey, button, defaultPrevented } = event
              // In a window of its own, as the browser does.
              if (defaultPrevented || ctrlKey || metaKey || shiftKey || altKey || button > 0) return
              event.preventDefault()
              open(account)
            }}
            className="font-medium text-ink hover:text-accent-ink"
          >
            {visibleName(account.name) ?? <span className="text-ink-muted">{noName}</span>}
          </a>
          {note !== null && <span className="ml-2 text-xs text-ink-muted">{note}</span>}
        </span>
        {isPhone && (
          <span className="truncate text-xs text-ink-muted tabular">{second.join(' · ')}</span>
        )}
      </span>
    </span>
  )
}
