import type { Inverse } from '#account/inverse-patch.ts'
import type { PatchKey } from '#account/receipt.ts'
import type { AccountWork } from '#account/work.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Failure } from '#http/failures.ts'

/** A save that was confirmed. */
export interface Saved {
  /** The account as the save found it. */
  before: AccountDetail
  work: AccountWork
  patch: AccountPatch
  /** When its answer arrived, in ms. */
  at: number
  /** What the server says it updated; null when it does not say. */
  updated: readonly string[] | null
  /** What was sent and is not in it. */
  notConfirmed: readonly PatchKey[]
}

/** How the last save ended, as far as its answer tells. */
export type SaveOutcome =
  | ({ kind: 'saved' } & Saved)
  /** A save was put back; `cannot`: what of it stays as it was saved. */
  | { kind: 'undone'; cannot: Inverse['cannot']; saved: Saved }
  /** Nothing of a save can be put back. */
  | { kind: 'not-undoable'; cannot: Inverse['cannot']; saved: Saved }
  /** Found again after its answer was lost; what a create does not take (A16) was not sent. */
  | { kind: 'half' }
  /** Read again before the save, the account holds all of it already. */
  | { kind: 'nothing-left' }
  /** It could not be read again first, so nothing was sent; `undone`: the save that was to be put back. */
  | { kind: 'unchecked'; failure: Failure; undone: Saved | null }
  /** `onFields`: it stands at the parts that the server named; `undone`: the save that was to be put back. */
  | { kind: 'failed'; failure: Failure; onFields: boolean; undone: Saved | null }

/** What is under way: the read before a save (A14), or the save. */
export type SaveStage = 'idle' | 'checking' | 'sending'
