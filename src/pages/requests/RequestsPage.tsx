// The request queue as the user sees it: what each budget has left, what waits, and what was sent.
// The page, the header's button and the announcements show the same queue.
import { useId } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { useQueue } from '#queries/use-queue.ts'
import { useTitle } from '#ui/use-title.ts'
import { BudgetMeter } from './BudgetMeter.tsx'
import { useDurationText } from './duration-text.ts'
import { shownBudgets } from './queue-line.ts'
import { QueueList } from './QueueList.tsx'
import { QueueNotes } from './QueueNotes.tsx'
import { SentTable } from './SentTable.tsx'
import { useQueueNow } from './use-queue-now.ts'

const headingClass = 'text-base font-semibold'
const boxClass = 'rounded-md border border-line bg-surface'

/** The page at /requests. */
export function RequestsPage() {
  const t = useTranslations('requests')
  useTitle(t('title'))
  const duration = useDurationText()
  const queue = useQueue()
  const now = useQueueNow(queue)
  const ids = useId()
  const budgets = shownBudgets(queue)
  const intro = queue.scope === 'token' ? 'introTogether' : 'intro'
  return (
    <div className="flex w-full max-w-360 flex-col gap-6 px-4 py-4 sm:px-6">
      <header className="flex flex-col gap-1">
        <h1 tabIndex={-1} className="text-xl font-semibold outline-none">
          {t('title')}
        </h1>
        <p className="max-w-[72ch] text-ink-muted">
          {t(intro, { limit: queue.requests, time: duration.left(queue.windowMs) })}
        </p>
      </header>

      <QueueNotes queue={queue} />

      <section aria-labelledby={`${ids}-budgets`} className="flex flex-col gap-2">
        <h2 id={`${ids}-budgets`} className={headingClass}>
          {t('budgets.title')}
        </h2>
        <div
          className={`${boxClass} grid gap-x-6 gap-y-5 sm:gap-x-8 p-4 ${budgets.length > 1 ? 'grid-cols-2 lg:grid-cols-4' : ''}`}
        >
          {budgets.map((budget) => (
            <BudgetMeter key={budget.budget} queue={queue} budget={budget} now={now} />
          ))}
        </div>
      </section>

      <section aria-labelledby={`${ids}-queue`} className="flex flex-col gap-2">
        <h2 id={`${ids}-queue`} className={headingClass}>
          {t('queue.title')}
        </h2>
        <div className={`${boxClass} px-4 py-1.5`}>
          <QueueList queue={queue} now={now} />
        </div>
      </section>

      <section aria-labelledby={`${ids}-sent`} className="flex flex-col gap-2">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h2 id={`${ids}-sent`} className={headingClass}>
            {t('sent.title')}
          </h2>
          {queue.sent.length > 0 && (
            <p className="text-sm text-ink-muted">{t('sent.kept', { count: queue.sent.length })}</p>
          )}
        </div>
        <div className={boxClass}>
          <SentTable sent={queue.sent} labelledBy={`${ids}-sent`} />
        </div>
      </section>
    </div>
  )
}
