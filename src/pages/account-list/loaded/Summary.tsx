import { useState } from 'react'
import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'
import type { GroupColumn } from '#list/columns.ts'
import { Button } from '#ui/Button.tsx'
import { classNames } from '#ui/class-names.ts'
import { useValueName } from './use-value-name.ts'

export interface SummaryProps {
  column: GroupColumn
  counts: readonly { value: string | null; count: number }[]
  /** The values that are picked; none of them means all. */
  picked: readonly (string | null)[]
  onPick: (picked: (string | null)[]) => void
}

const few = 6

/** How many accounts have each value. A press shows only those. */
export function Summary({ column, counts, picked, onPick }: SummaryProps) {
  const t = useTranslations('listTools.loaded')
  const format = useFormatter()
  const nameOf = useValueName()
  const [isLong, setIsLong] = useState(false)
  const most = counts[0]?.count ?? 1
  const shown = isLong ? counts : counts.slice(0, few)
  return (
    <section aria-label={t('summary')} className="flex flex-wrap items-center gap-2 text-sm">
      {shown.map(({ value, count }) => {
        const isPicked = picked.includes(value)
        const name = nameOf(column, value)
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isPicked}
            aria-label={t('bar', { value: name, count })}
            onClick={() =>
              onPick(isPicked ? picked.filter((each) => each !== value) : [...picked, value])
            }
            className={classNames(
              'flex w-44 flex-col max-sm:w-[47%] gap-1 rounded-md border px-2 py-1 text-left hover:bg-hover',
              isPicked ? 'border-accent bg-accent-soft' : 'border-line bg-raised',
            )}
          >
            <span className="flex w-full justify-between gap-2">
              <span className={classNames('truncate', value === null && 'text-ink-muted')}>
                {name}
              </span>
              <span className="tabular text-ink-muted">{format.number(count)}</span>
            </span>
            <span aria-hidden="true" className="h-1 w-full rounded-full bg-pressed">
              <span
                className={classNames(
                  'block h-full rounded-full',
                  isPicked ? 'bg-accent' : 'bg-line-strong',
                )}
                style={{ width: `${Math.max(2, (100 * count) / most)}%` }}
              />
            </span>
          </button>
        )
      })}
      {counts.length > few && (
        <Button variant="quiet" size="small" onClick={() => setIsLong(!isLong)}>
          {isLong ? t('fewer') : t('more', { count: counts.length - few })}
        </Button>
      )}
    </section>
  )
}
