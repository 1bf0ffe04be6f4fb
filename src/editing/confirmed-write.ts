import { blankAccount } from '#account/fields/blank-account.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { editsOf } from '#account/edits/edits.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import { addsOf } from './overlay/pending-products.ts'
import type { ConfirmedWrite, Write } from './write.ts'

/**
 * Returns the record to keep of a write that was confirmed; null for any other write. A write that
 * a verification confirmed has no pending products, because its reads have shown them.
 */
export function confirmedWrite(write: Write, tab: string): ConfirmedWrite | null {
  const { id, intent, name, base, edits, phase, session, submittedAt } = write
  if (phase.is !== 'confirmed') return null
  const patch = write.body as AccountPatch
  const { at, accountId, by } = phase
  const blank = blankAccount(accountId)
  const changes =
    intent.kind === 'create'
      ? accountChanges(blank, { ...editsOf(blank), fields: edits.fields })
      : intent.kind === 'undo' && base
        ? mergeEdits(
            base,
            applyPatch(base, patch, () => null),
            editsOf(base),
          ).incoming
        : accountChanges(base ?? blank, edits)
  return {
    id,
    intent: intent.kind,
    accountId,
    name,
    before: base,
    patch,
    at,
    tab,
    session,
    submittedAt,
    changes,
    adds: by === 'answer' && base ? addsOf(id, patch) : [],
    made: [],
  }
}
