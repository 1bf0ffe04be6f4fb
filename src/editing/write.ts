// One write and everything that is known of it. Plain data: a write can be stored, sent to another
// tab, and compared.
import type { AccountChange } from '#account/changes/changes.ts'
import type { Inverse } from '#account/sent/inverse-patch.ts'
import type { FieldPath } from '#account/fields/field-path.ts'
import type { SeenEntry } from '#account/sent/seen-patch.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountCreate, AccountPatch, ProductChange } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import type { Failure } from '#http/failures.ts'

/**
 * What a write is for. `complete` is the second half of a create: what a POST does not take (A16).
 */
type Intent =
  | { kind: 'save' }
  | { kind: 'create' }
  | { kind: 'complete' }
  | { kind: 'undo'; of: Saved }

/** A confirmed save, as an undo needs it. */
export interface Saved {
  /** The id of its write. */
  id: string
  /** The account before the save. */
  before: AccountDetail
  edits: AccountEdits
  patch: AccountPatch
}

export interface Write {
  id: string
  intent: Intent
  /** Null for a create. */
  accountId: string | null
  /** The account's name, for messages about the write. */
  name: string | null
  /** The account that the edits were made over; null for a create. */
  base: AccountDetail | null
  edits: AccountEdits
  /** The body: while the write waits, what it would send now; from then on, what it sent. */
  body: AccountPatch | AccountCreate
  /** The product id of each entry in the body's `products`: see `readEdits`. */
  productIds: readonly string[]
  /** What an undo cannot revert. */
  cannot: Inverse['cannot']
  /** Saved without checking for changes by others, because the user said so. */
  isUnchecked: boolean
  /** The tab that performs the write. */
  owner: string
  /** The tab that announces its end, and gets its edits back if it is not saved. */
  heir: string
  /** The edit session that submitted the write. */
  session: string
  /** A page of the account is open in the heir's tab. */
  isWatched: boolean
  /** How often the owner or the heir has changed. */
  handovers: number
  /** A screen of this tab has announced its end. */
  isAnnounced: boolean
  /** When its edits were last submitted, in ms since the epoch. */
  submittedAt: number
  phase: Phase
}

export type Phase =
  /** Waits for its turn. Nothing was sent. */
  | { is: 'queued' }
  /**
   * The base is older than the server's cache time, so the account is read first (A14). Nothing was
   * sent.
   */
  | { is: 'refreshing' }
  | { is: 'in-flight'; sentAt: number }
  /** Nobody knows whether the write was applied (A13), so it is being verified. Times in ms. */
  | ({ is: 'verifying'; until: number | null; resend: Resend | null } & Unknown)
  | Ended

/** What to send once the write is known not to have been applied, or the user has decided so. */
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
  /** `by`: whether the server's answer or a verification confirmed it. */
  | {
      is: 'confirmed'
      at: number
      accountId: string
      updated: readonly string[] | null
      by: 'answer' | 'verification'
      found: Found | null
    }
  /**
   * A fresh read already shows all of the edits, or nothing of an undo can be reverted: nothing was
   * sent.
   */
  | { is: 'unchanged'; at: number }
  /** The server rejected the write. */
  | { is: 'rejected'; at: number; failure: Failure }
  /** The account could not be read first, so nothing was sent. */
  | { is: 'unchecked'; at: number; failure: Failure }
  | { is: 'cancelled'; at: number }
  /** Someone else changed the same fields. Nothing was sent: the user decides, and saves again. */
  | { is: 'conflicted'; at: number; conflicts: readonly FieldPath[] }
  /** The tab was closed before it sent the write: the edits are a draft. */
  | { is: 'abandoned'; at: number }
  /** The verification has ended, and the user decides. */
  | ({ is: 'unresolved'; at: number; found: Found } & Omit<Unknown, 'found'>)

export type Verdict = 'applied' | 'applied-twice' | 'not-applied' | 'inconclusive'

/** What a verification has found. */
export interface Found {
  verdict: Verdict
  /** Of an update: each entry that was sent, as the read showed it. */
  entries: readonly SeenEntry[]
  /** Of an update: the account as it was last read; null when it could not be read. */
  detail: AccountDetail | null
  /**
   * Of a create: the account that was created, all of them for `applied-twice`, otherwise those
   * that it may be.
   */
  accounts: readonly AccountRow[]
  /** Of a create: the search found more accounts than it could show. */
  isCut: boolean
  /** Why reading failed; null when it did not. */
  failure: Failure | null
}

/** A write that was confirmed, kept to overlay reads and for the history. */
export interface ConfirmedWrite {
  id: string
  intent: Intent['kind']
  accountId: string
  name: string | null
  /** The account before the write; null for a create. */
  before: AccountDetail | null
  patch: AccountPatch
  /** When it was confirmed, in ms since the epoch. */
  at: number
  /** The tab that it was confirmed in. */
  tab: string
  /** The edit session that submitted it, and when (ms). */
  session: string
  submittedAt: number
  /** What it changed, for the history. */
  changes: readonly AccountChange[]
  /** The products that it added and that no read has shown yet (A11). */
  adds: readonly PendingAdd[]
  /** The ids of added products that a read has shown since. */
  made: readonly string[]
}

/** A product that was added and has no id yet. */
export interface PendingAdd {
  key: string
  /** As it was sent. */
  sent: Extract<ProductChange, { action: 'add' }>
  /** A read that had to show the product did not. */
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

/**
 * Whether a write has certainly not been sent, and can still be amended, cancelled or taken over.
 */
export function isUnsent({ phase }: Write): boolean {
  return phase.is === 'queued' || phase.is === 'refreshing'
}

/** Whether the server may still apply a write. */
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
