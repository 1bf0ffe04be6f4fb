import { useFormatter } from 'use-intl'
import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { mergeRemote } from '#account/merge/merge-remote.ts'
import { pathId } from '#account/fields/field-path.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DraftRecord } from '#editing/drafts/draft-record.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useWallNow } from '#ui/use-now.ts'
import { focusHeading } from '../frame/focus-heading.ts'
import { InSight } from '../frame/InSight.tsx'
import { usePathName } from '../words/use-path-name.ts'
import { pathsOf } from '#account/changes/changed-paths.ts'

export interface DraftNoticeProps {
  draft: DraftRecord
  /** The account as last read. */
  base: AccountDetail
  onRestore: () => void
  onDiscard: () => void
}

/** Offers a draft: its age, its size, and what somebody else has changed since. */
export function DraftNotice({ draft, base, onRestore, onDiscard }: DraftNoticeProps) {
  const t = useTranslations('account.draft')
  const format = useFormatter()
  const now = useWallNow(10_000)
  const pathName = usePathName()
  const before = draft.base ?? base
  const { overlay } = useWorkspace().writes
  const own = overlay.patchesOf(base.id)
  const { edits, incoming, conflicts } = mergeRemote(before, base, draft.edits, own)
  const count = accountChanges(base, edits).length
  const named = { base, edits }
  const names = (ids: readonly string[]) => format.list([...new Set(ids)].map(isolate))
  const incomingNames = incoming.flatMap((change) =>
    pathsOf(change)
      .slice(0, 1)
      .map((path) =>
        pathName.whole(path, {
          base: { ...base, products: [...base.products, ...before.products] },
          edits,
        }),
      ),
  )
  const conflictNames = conflicts.map((path) => pathName.whole(path, named))
  const act = (run: () => void) => () => {
    focusHeading()
    run()
  }
  return (
    <InSight>
      <Notice
        tone="info"
        title={t('title', {
          age: format.relativeTime(draft.savedAt, Math.max(now, draft.savedAt)),
        })}
        actions={
          <>
            <Button variant="primary" onClick={act(onRestore)}>
              {t('restore')}
            </Button>
            <Button onClick={act(onDiscard)}>{t('discard')}</Button>
          </>
        }
      >
        <p>{t('text', { count })}</p>
        {draft.sent && <p>{t('sent')}</p>}
        {incomingNames.length > 0 && <p>{t('incoming', { names: names(incomingNames) })}</p>}
        {conflicts.length > 0 && (
          <p key={conflicts.map(pathId).join(' ')}>
            {t('conflicts', { names: names(conflictNames) })}
          </p>
        )}
      </Notice>
    </InSight>
  )
}
