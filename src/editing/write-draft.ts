// The edits of a write that nobody has on a page, as a draft.
import { blankAccount } from '#account/fields/blank-account.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { pathId } from '#account/fields/field-path.ts'
import { type AccountEdits } from '#account/edits/edits.ts'
import { overlayEdits } from '#account/edits/overlay-edits.ts'
import { newAccount, type DraftRecord } from './drafts/draft-record.ts'
import type { Write } from './write.ts'

/** Where the draft of a write is kept: under the name of the page that it was submitted from. */
export function draftKey({ id, accountId, session }: Write): Pick<DraftRecord, 'account' | 'page'> {
  return { account: accountId ?? newAccount, page: session || id }
}

/** `since`: what that page has kept since the write was submitted, which wins. `savedAt` in ms. */
export function writeDraft(write: Write, since: DraftRecord | null, savedAt: number): DraftRecord {
  const { base, edits, name, phase } = write
  // Of what was certainly not applied, nothing is to be found out.
  const isOpenEnd = phase.is === 'unresolved' && phase.found.verdict !== 'not-applied'
  return {
    ...draftKey(write),
    name,
    base: since ? since.base : base,
    edits: since ? together(write, since) : edits,
    conflicts: since?.conflicts ?? (phase.is === 'conflicted' ? phase.conflicts.map(pathId) : []),
    sent: isOpenEnd ? { before: base, edits: edits, at: phase.sentAt } : null,
    savedAt,
  }
}

function together({ base, edits }: Write, since: DraftRecord): AccountEdits {
  const blank = blankAccount(newAccount)
  const over = since.base ?? blank
  return overlayEdits(over, mergeEdits(base ?? blank, over, edits).edits, since.edits)
}
