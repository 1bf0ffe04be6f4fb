import type { AccountChange } from '#account/changes/changes.ts'
import type { EditErrors } from '#account/edits/edit-errors.ts'
import type { Lost } from '#account/sent/lost-patch.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountReads } from '../account-reads.ts'
import type { DraftRecord } from '../drafts/draft-record.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import type { PendingAdd, Saved, Write } from '../write.ts'
import type { WriteJournal } from '../write-journal.ts'
import type { WriteRunner } from '../write-runner.ts'
import type { AcknowledgementState } from './acknowledgement.ts'
import type { EditedState } from './edited-account.ts'

/** What an edit session works with. `Session` is the session itself. */
export interface EditSessionContext<Session> {
  journal: WriteJournal
  runner: WriteRunner
  reads: AccountReads
  drafts: DraftStore
  cacheSeconds: { detail: number }
  localPatches: (accountId: string) => readonly AccountPatch[]
  /** The products that other tabs have added, and no read shows yet. */
  addsElsewhere: (accountId: string) => readonly PendingAdd[]
  /** Part of a write was not saved after all, and is unsaved edits again. */
  onLost: (writeId: string, lost: Lost, changes: readonly AccountChange[]) => void
  /** Whether all of a draft has been submitted since it was stored. */
  isSubmitted: (draft: DraftRecord) => boolean
  /** A page has attached to the session. */
  onAttach: (session: Session) => void
  /** Closing the session would lose nothing. */
  onIdle: (session: Session) => void
}

/** A save that can be undone with one click, until then (ms of the page's clock). */
export interface Undoable {
  saved: Saved
  until: number
}

export interface EditSessionState extends EditedState {
  /** The open write, or the last one that ended, until the user dismisses it. */
  write: Write | null
  /** The account's open write in another tab. */
  elsewhere: Write | null
  undoable: Undoable | null
  /** What the answer to the last save did not name. */
  acknowledgement: AcknowledgementState | null
  /** Further edits are saved once the open write has ended. */
  savesNext: boolean
  /** The user is deciding the conflicts: because a save needs it, or on request. */
  deciding: 'for-save' | 'now' | null
  /** The errors of the last attempt, except those of fields that were edited since. */
  errors: EditErrors
  /** Counts the attempts that found errors. */
  attempt: number
}

/** The state of a session that has not sent anything. */
export const initialState: Omit<EditSessionState, keyof EditedState> = {
  write: null,
  elsewhere: null,
  undoable: null,
  acknowledgement: null,
  savesNext: false,
  deciding: null,
  errors: {},
  attempt: 0,
}
