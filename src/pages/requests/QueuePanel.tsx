import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import type { QueueState } from '#queries/use-queue.ts'
import { Icon } from '#ui/Icon.tsx'
import { BudgetMeter } from './BudgetMeter.tsx'
import { nextFreeAt, shownBudgets } from './queue-line.ts'
import { QueueList } from './QueueList.tsx'

export interface QueuePanelProps {
  queue: QueueState
  now: number
  onLeave: () => void
}

/** A summary of the queue, in the popover of the header's button. */
export function QueuePanel({ queue, now, onLeave }: QueuePanelProps) {
  const t = useTranslations('requests')
  const used = shownBudgets(queue).filter(
    (budget) => budget.pausedUntil > now || nextFreeAt(queue, budget, now) !== null,
  )
  const untouched = queue.scope === 'token' ? 'budgets.untouchedTogether' : 'budgets.untouched'
  return (
    <div className="flex flex-col gap-3">
      {queue.holds.map((hold) => (
        <p key={hold} className="flex gap-2 text-sm text-warning-ink">
          <Icon name="alert" className="mt-0.5 text-warning" />
          <span>{t(hold === 'offline' ? 'notes.offlineText' : 'notes.signedOutText')}</span>
        </p>
      ))}
      <QueueList queue={queue} now={now} />
      <div className="flex flex-col gap-2 border-t border-line pt-3">
        {used.length === 0 && (
          <p className="text-sm text-ink-muted">{t(untouched, { limit: queue.requests })}</p>
        )}
        {used.map((budget) => (
          <BudgetMeter key={budget.budget} compact queue={queue} budget={budget} now={now} />
        ))}
      </div>
      <Link
        to="/requests"
        onClick={onLeave}
        className="-mx-3 -mb-3 flex items-center justify-between border-t border-line px-3 py-2.5 font-medium hover:bg-hover focus-visible:-outline-offset-2"
      >
        <span>{t('openPage')}</span>
        <Icon name="chevron-right" className="text-ink-muted" />
      </Link>
    </div>
  )
}
