// One write and all that is known of it. Plain data: a write can be stored, sent to another tab, compared.
import type { AccountChange } from '#account/changes/changes.ts'
import type { Inverse } from '#account/sent/inverse-patch.ts'
import type { FieldPath } from '#account/fields/field-path.ts'
import type { SeenEntry } from '#account/sent/seen-patch.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountCreate, AccountPatch, ProductChange } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { Failure } from '#http/failures.ts'

/** What a write is for. `complete` is the second half of a create: what a POST does not take (A16). */
export type Intent =
  | { kind: 'save' }
  | { kind: 'create' }
  | { kind: 'complete' }
  | { kind: 'undo'; of: Saved }

/** A save as it was confirmed: what an undo needs. */
export interface Saved {
  /** The id of its write. */
  id: string
  /** The account as the save found it. */
  before: AccountDetail
  edits: AccountEdits
  patch: AccountPatch
}

export interface Write {
  id: string
  intent: Intent
  /** Null for a create. */
  accountId: string | null
  /** What the account is called, to tell the write by. */
  name: string | null
  /** What the edits were made over; null for a create. */
  base: AccountDetail | null
  edits: AccountEdits
  /** The body: as things stand while it waits, and as it was sent from then on. */
  body: AccountPatch | AccountCreate
  /** What each entry of the body's `products` is about: see `readEdits`. */
  productIds: readonly string[]
  /** What an undo cannot put back. */
  cannot: Inverse['cannot']
  /** Saved without looking whether somebody else changed it, because its user said so. */
  isUnchecked: boolean
  /** The tab that performs it. */
  owner: string
  /** The tab that tells how it ends, and gets its edits back when it is not saved. */
  heir: string
  /** The edit session that it was submitted from. */
  session: string
  /** A page of the account is open in the heir's tab. */
  isWatched: boolean
  /** How often it has changed hands, or heirs. */
  handovers: number
  /** A screen of this tab has told how it ended. */
  isTold: boolean
  /** When its edits were submitted last, in ms since the epoch. */
  submittedAt: number
  phase: Phase
}

export type Phase =
  /** Waits for its turn. Nothing was sent. */
  | { is: 'queued' }
  /** Its base is older than the server's cache, so the account is read first (A14). Nothing was sent. */
  | { is: 'refreshing' }
  | { is: 'in-flight'; sentAt: number }
  /** Nobody knows whether it was carried out (A13): it is being found out. Times in ms. */
  | ({ is: 'verifying'; until: number | null; resend: Resend | null } & Unknown)
  | Ended

/** What is to be sent once it is certain, or its user has decided, that the write was not carried out. */
export type Resend = Pick<Write, 'base' | 'edits' | 'name' | 'session' | 'submittedAt'>

interface Unknown {
  sentAt: number
  /** When its answer was given up. */
  endedAt: number
  failure: Failure
  /** What was found so far. */
  found: Found | null
}

export type Ended =
  /** `by` says who confirmed it. */
  | {
      is: 'confirmed'
      at: number
      accountId: string
      updated: readonly string[] | null
      by: 'answer' | 'verification'
      found: Found | null
    }
  /** Read again, the account holds all of it, or nothing of an undo can be put back: nothing was sent. */
  | { is: 'unchanged'; at: number }
  /** The server said no. */
  | { is: 'rejected'; at: number; failure: Failure }
  /** The account could not be read first, so nothing was sent. */
  | { is: 'unchecked'; at: number; failure: Failure }
  | { is: 'cancelled'; at: number }
  /** Somebody else changed the same. Nothing was sent: its user decides, and saves again. */
  | { is: 'conflicted'; at: number; conflicts: readonly FieldPath[] }
  /** Its tab went before it was sent: its edits are a draft. */
  | { is: 'abandoned'; at: number }
  /** The verification has ended, and its user decides. */
  | ({ is: 'unresolved'; at: number; found: Found } & Omit<Unknown, 'found'>)

export type Verdict = 'applied' | 'applied-twice' | 'not-applied' | 'inconclusive'

/** What a verification has found. */
export interface Found {
  verdict: Verdict
  /** Of an update: what was sent, part by part, as it was seen. */
  parts: readonly SeenEntry[]
  /** Of an update: the account as it was read last; null when it could not be. */
  detail: AccountDetail | null
  /** Of a create: the account that was made, of `applied-twice` all of them, else those that it may be. */
  accounts: readonly AccountRow[]
  /** Of a create: the search found more than it could show. */
  isCut: boolean
  /** Why reading failed; null when it did not. */
  failure: Failure | null
}

/** A write that was carried out, kept for what a read may not show yet, and for the history. */
export interface ConfirmedWrite {
  id: string
  intent: Intent['kind']
  accountId: string
  name: string | null
  /** The account as the write found it; null for a create. */
  before: AccountDetail | null
  patch: AccountPatch
  /** When it was confirmed, in ms since the epoch. */
  at: number
  /** The tab that it was confirmed in. */
  tab: string
  /** The edit session that it was submitted from, and when (ms). */
  session: string
  submittedAt: number
  /** What it changed, for the history. */
  changes: readonly AccountChange[]
  /** The products that it added and that no read has shown yet (A11). */
  adds: readonly PendingAdd[]
  /** The ids of those that a read has shown since. */
  made: readonly string[]
}

/** A product that was added and has no id yet. */
export interface PendingAdd {
  key: string
  /** As it was sent. */
  sent: Extract<ProductChange, { action: 'add' }>
  /** A read that had to show it did not. */
  isMissing: boolean
}

type OpenPhase = Exclude<Phase, Ended>

const openPhases: ReadonlySet<Phase['is']> = new Set<OpenPhase['is']>([
  'queued',
  'refreshing',
  'in-flight',
  'verifying',
])

/** Whether a write has not ended: no other write of its account may start. */
export function isOpen(write: Write): boolean {
  return openPhases.has(write.phase.is)
}

/** Whether a write was certainly not sent so far, and can still be amended, cancelled or taken over. */
export function isUnsent({ phase }: Write): boolean {
  return phase.is === 'queued' || phase.is === 'refreshing'
}

/** Whether a write may be carried out at this moment. */
export function isSent({ phase }: Write): boolean {
  return phase.is === 'in-flight' || phase.is === 'verifying'
}

/** Whether a write has ended and leaves nothing to do. */
export function endedWell({ phase }: Write): boolean {
  return phase.is === 'confirmed' || phase.is === 'unchanged' || phase.is === 'cancelled'
}

/** Whether a write ended without being saved: its edits are unsaved edits again. */
export function isUnsaved({ phase }: Write): boolean {
  return (
    phase.is === 'rejected' ||
    phase.is === 'unchecked' ||
    phase.is === 'cancelled' ||
    phase.is === 'unresolved' ||
    phase.is === 'conflicted'
  )
}
