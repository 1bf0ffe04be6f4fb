import { useTranslations } from '#i18n/use-translations.ts'
import { useSession } from '#session/use-session.ts'
import { Notice, type NoticeTone } from '#ui/Notice.tsx'
import type { QueueState } from '#queries/use-queue.ts'

type Note = 'offline' | 'signedOut' | 'together' | 'shared' | 'alone'

const tones: Record<Note, NoticeTone> = {
  offline: 'warning',
  signedOut: 'warning',
  together: 'info',
  shared: 'info',
  alone: 'info',
}

/** Says why the queue is on hold, and what it has detected about how the server counts. */
export function QueueNotes({ queue }: { queue: QueueState }) {
  const t = useTranslations('requests.notes')
  const { config } = useSession()
  const isDetected = queue.scope !== config.rateLimit.scope
  const notes: Note[] = [
    ...(queue.holds.includes('offline') ? (['offline'] as const) : []),
    ...(queue.holds.includes('signed-out') ? (['signedOut'] as const) : []),
    ...(isDetected ? (['together'] as const) : []),
    ...(queue.sharedWithOthers ? (['shared'] as const) : []),
    ...(queue.reach === 'tab' ? (['alone'] as const) : []),
  ]
  return notes.map((note) => (
    <Notice key={note} tone={tones[note]} title={t(note)}>
      <p>{t(`${note}Text`)}</p>
    </Notice>
  ))
}
