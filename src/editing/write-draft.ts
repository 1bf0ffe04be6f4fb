// Turns the edits of a write that no page holds into a draft.
import { blankAccount } from '#account/fields/blank-account.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { pathId } from '#account/fields/field-path.ts'
import { type AccountEdits } from '#account/edits/edits.ts'
import { overlayEdits } from '#account/edits/overlay-edits.ts'
import { draftKey, newAccount, type DraftRecord } from './drafts/draft-record.ts'
import type { Write } from './write.ts'

/**
 * Returns the draft of a write. `since` is what its page has stored after the write was submitted;
 * it wins over the write's edits. `savedAt` in ms.
 */
export function writeDraft(write: Write, since: DraftRecord | null, savedAt: number): DraftRecord {
  const { base, edits, name, phase } = write
  // A write that was certainly not applied needs no verification.
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
