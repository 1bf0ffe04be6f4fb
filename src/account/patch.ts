import { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { bodyValues } from './body-values.ts'
import { changesOf } from './changes.ts'
import type { AccountDraft } from './draft.ts'
import { fieldProblems, type FieldProblem } from './field-problems.ts'

/**
 * The PUT body: what the draft changed against its base, and nothing else.
 * Same value → key absent ("what is left out stays as it is"). Emptied → null ("null clears").
 * Compares values, not dirty flags; text is sent as typed. A write-only field is sent once something
 * is typed, and so can never be cleared. Text that spells no number is left out: see `readPatch`.
 */
export function toPatch(base: AccountDetail, draft: AccountDraft): AccountPatch {
  return readPatch(base, draft).patch
}

/**
 * The PUT body, and why it must not be sent yet. Only what changed is judged: an over-long value that
 * was there before and is untouched blocks nothing. With problems, the patch may break the contract.
 */
export function readPatch(
  base: AccountDetail,
  draft: AccountDraft,
): { patch: AccountPatch; problems: FieldProblem[] } {
  const changed = changesOf(base, draft).map(({ field }) => field)
  const { values, unreadable } = bodyValues(draft, changed)
  const issues = AccountPatch.safeParse(values).error?.issues ?? []
  return { patch: values as AccountPatch, problems: fieldProblems(issues, unreadable) }
}
