import { useTranslations } from '#i18n/use-translations.ts'
import { endpoints, type Endpoint } from '#contract/endpoints.ts'
import { freeSlots, type BudgetSnapshot } from '#rate-limit/queue-snapshot.ts'
import type { QueueState } from '#queries/use-queue.ts'
import { Meter } from '#ui/Meter.tsx'
import { useDurationText } from './duration-text.ts'
import { levelOf, nextFreeAt, type Level } from './queue-line.ts'

const inks: Record<Level, string> = {
  good: 'text-ink-muted',
  warning: 'text-warning-ink',
  danger: 'text-danger-ink',
}

export interface BudgetMeterProps {
  queue: QueueState
  budget: BudgetSnapshot
  now: number
  /** On one line, without the time of the next free slot. */
  compact?: boolean
}

/** Shows how many slots of a budget are free, and when the next one will be. */
export function BudgetMeter({ queue, budget, now, compact = false }: BudgetMeterProps) {
  const t = useTranslations('requests')
  const free = freeSlots(queue, budget.budget, now)
  const level = levelOf(free, queue.requests)
  const left = t('left', { free, limit: queue.requests })
  const name =
    queue.scope === 'token' || !isEndpoint(budget.budget)
      ? t('budgets.all')
      : t(`budgets.${budget.budget}`)
  const label = <span className={compact ? 'w-20 text-sm' : 'font-medium'}>{name}</span>
  const meter = (
    <Meter
      className={compact ? 'min-w-0 flex-1' : undefined}
      label={name}
      value={free}
      max={queue.requests}
      valueText={left}
      tone={level}
    />
  )
  const leftText = (
    <span className={`tabular text-right text-sm ${inks[level]} ${compact ? 'w-22' : ''}`}>
      {left}
    </span>
  )
  const more = <MoreText queue={queue} budget={budget} now={now} />
  if (compact) {
    return (
      <div className="flex flex-col">
        <div className="flex items-center gap-3">
          {label}
          {meter}
          {leftText}
        </div>
        {budget.pausedUntil > now && more}
      </div>
    )
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        {label}
        {leftText}
      </div>
      {meter}
      {more}
    </div>
  )
}

function MoreText({ queue, budget, now }: Omit<BudgetMeterProps, 'compact'>) {
  const t = useTranslations('requests.budgets')
  const duration = useDurationText()
  const nextAt = nextFreeAt(queue, budget, now)
  if (budget.pausedUntil > now) {
    const time = duration.left(budget.pausedUntil - now)
    return <p className="tabular text-sm text-danger-ink">{t('paused', { time })}</p>
  }
  return (
    <p className="tabular text-sm text-ink-muted">
      {nextAt === null ? t('allFree') : t('nextFree', { time: duration.left(nextAt - now) })}
    </p>
  )
}

function isEndpoint(budget: string): budget is Endpoint {
  return budget in endpoints
}
