import * as z from 'zod/mini'
import type { AccountEdits } from '#account/edits/edits.ts'
import { AccountDetail } from '#contract/account.ts'
import { Text } from '#contract/tolerant.ts'
import { readStoredEdits, StoredEdits } from '../storage/stored-edits.ts'

/** Whose drafts. `user` is a `userKey`. */
export interface DraftOwner {
  tenant: string
  user: string
}

/** What stands for the id of an account that is not created yet. */
export const newAccount = 'new'

/** The unsaved work of one open page. */
export interface DraftRecord {
  /** The account's id, or `newAccount`. */
  account: string
  /** The page that wrote it: see `newPageId`. */
  page: string
  /** What the account is called, to tell the draft by. */
  name: string | null
  edits: AccountEdits
  /** What it was typed over; null for a new account, and only for that. */
  base: AccountDetail | null
  /** The `pathId`s of what somebody else had changed as well, and nobody has decided yet. */
  conflicts: readonly string[]
  /** What of it was sent last, while nobody knows what came of that; null when nothing was. */
  sent: SentEdits | null
  /** When the last of it was typed, in ms since the epoch. */
  savedAt: number
}

/** A write of a page, as it was sent. */
interface SentEdits {
  /** What it was made over; null for a new account. */
  before: AccountDetail | null
  edits: AccountEdits
  /** When, in ms since the epoch. */
  at: number
}

/** A name for an open page that no other gives itself. (crypto.randomUUID is missing on plain http.) */
export function newPageId(): string {
  return Math.random().toString(36).slice(2)
}

/**
 * Reads what is stored, which another version of the product may have written: null when it is no draft.
 * Else as far as it goes: see `readStoredEdits`.
 */
export function readDraftRecord(value: unknown): DraftRecord | null {
  const read = Stored.safeParse(renamed(value))
  if (!read.success) return null
  const { edits, base, sent, ...rest } = read.data
  if (base === null && rest.account !== newAccount) return null
  return {
    ...rest,
    base,
    edits: readStoredEdits(edits, base),
    sent: sent && { ...sent, edits: readStoredEdits(sent.edits, sent.before) },
  }
}

/** What was stored before 2026-12 called edits `work`, and conflicts `disputed`. */
function renamed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('work' in value)) return value
  const { work, disputed, sent, ...rest } = value as Record<string, unknown>
  return { ...rest, edits: work, conflicts: disputed, sent: renamed(sent) }
}

const StoredSent = z.object({
  before: z.nullable(AccountDetail),
  edits: StoredEdits,
  at: z.number(),
})

const Stored = z.object({
  account: z.string(),
  page: z.string(),
  name: Text,
  edits: StoredEdits,
  base: z.nullable(AccountDetail),
  conflicts: z.catch(z.array(z.string()), []),
  sent: z.catch(z.nullable(StoredSent), null),
  savedAt: z.number(),
})
