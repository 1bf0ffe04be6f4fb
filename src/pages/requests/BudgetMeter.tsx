import { useTranslations } from 'use-intl'
import { endpoints, type Endpoint } from '#contract/endpoints.ts'
import { freePlaces, type BudgetSnapshot } from '#rate-limit/queue-snapshot.ts'
import { Meter } from '#ui/Meter.tsx'
import { useDurationText } from './duration-text.ts'
import { levelOf, nextFreeAt, type Queue } from './queue-line.ts'

export interface BudgetMeterProps {
  queue: Queue
  budget: BudgetSnapshot
  now: number
}

/** What a budget has left, and when it will have more. */
export function BudgetMeter({ queue, budget, now }: BudgetMeterProps) {
  const t = useTranslations('requests')
  const duration = useDurationText()
  const free = freePlaces(queue, budget.budget, now)
  const nextAt = nextFreeAt(queue, budget, now)
  const isPaused = budget.pausedUntil > now
  const left = t('left', { free, limit: queue.requests })
  const name =
    queue.scope === 'token' || !isEndpoint(budget.budget)
      ? t('budgets.all')
      : t(`budgets.${budget.budget}`)
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{name}</span>
        <span className="tabular text-sm text-ink-muted">{left}</span>
      </div>
      <Meter
        label={name}
        value={free}
        max={queue.requests}
        valueText={left}
        tone={levelOf(free, queue.requests)}
      />
      <p
        className={isPaused ? 'tabular text-sm text-danger-ink' : 'tabular text-sm text-ink-muted'}
      >
        {isPaused
          ? t('budgets.paused', { time: duration.left(budget.pausedUntil - now) })
          : nextAt === null
            ? t('budgets.allFree')
            : t('budgets.nextFree', { time: duration.left(nextAt - now) })}
      </p>
    </div>
  )
}

function isEndpoint(budget: string): budget is Endpoint {
  return budget in endpoints
}
