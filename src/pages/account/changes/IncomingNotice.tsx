import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountChange } from '#account/changes/changes.ts'
import { pathId } from '#account/fields/field-path.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { Notice } from '#ui/Notice.tsx'
import { NewMark, OldText, ShownText } from './ShownText.tsx'
import { useShownChanges, type ShownChange, type ShownLine } from './use-shown-change.ts'

export interface IncomingNoticeProps {
  /** The changes that only the remote side made. The form already shows them. */
  incoming: readonly AccountChange[]
  /** How many conflicts are open. */
  conflicts: number
  onDecide: () => void
  onDismiss: () => void
}

/** How many changes are listed; the others are folded away. */
const shownAtFirst = 5

/** Lists the incoming changes, and asks the user to decide the conflicts. */
export function IncomingNotice({ incoming, conflicts, onDecide, onDismiss }: IncomingNoticeProps) {
  const t = useTranslations('changes.incoming')
  const more = incoming.length - shownAtFirst
  return (
    <>
      {conflicts > 0 && (
        <Notice
          tone="warning"
          role="alert"
          title={t('conflicts', { count: conflicts })}
          actions={<Button onClick={onDecide}>{t('decide')}</Button>}
        >
          <p>{t('conflictsText')}</p>
        </Notice>
      )}
      <LiveRegion>
        {incoming.length > 0 && (
          <Notice
            title={t('title', { count: incoming.length })}
            onDismiss={onDismiss}
            dismissLabel={t('dismiss')}
          >
            <IncomingList changes={incoming.slice(0, shownAtFirst)} />
            {more > 0 && (
              <Details summary={t('more', { count: more })}>
                <IncomingList changes={incoming.slice(shownAtFirst)} />
              </Details>
            )}
          </Notice>
        )}
      </LiveRegion>
    </>
  )
}

function IncomingList({ changes }: { changes: readonly AccountChange[] }) {
  const show = useShownChanges()
  return (
    <ul className="list-disc pl-5">
      {show(changes).map((change) => (
        <li key={pathId(change.path)}>
          <span className="line-clamp-6 [&_code]:whitespace-normal">
            <IncomingChange change={change} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function IncomingChange({ change: { name, action, lines } }: { change: ShownChange }) {
  const t = useTranslations('changes')
  return (
    <>
      <span className="font-medium">
        <bdi>{name}</bdi>
        <span>:</span>
      </span>{' '}
      {action !== null && <span>{lines.length > 0 ? `${t(action)}. ` : t(action)}</span>}
      {lines.map((line, place) => (
        <span key={pathId(line.path)}>
          {place > 0 && <span>; </span>}
          {action !== null && <span>{`${isolate(line.name)}: `}</span>}
          <LineText line={line} />
        </span>
      ))}
    </>
  )
}

function LineText({ line: { before, after } }: { line: ShownLine }) {
  if (!before) return <ShownText value={after} />
  return (
    <>
      <OldText value={before} /> <NewMark stacks={false} />
      <ShownText value={after} />
    </>
  )
}
