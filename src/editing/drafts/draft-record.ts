import * as z from 'zod/mini'
import type { AccountWork } from '#account/edits/edits.ts'
import { AccountDetail } from '#contract/account.ts'
import { Text } from '#contract/tolerant.ts'
import { readEdits, StoredEdits } from '../storage/stored-edits.ts'

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
  work: AccountWork
  /** What it was typed over; null for a new account, and only for that. */
  base: AccountDetail | null
  /** The `partId`s of what somebody else had changed as well, and nobody has decided yet. */
  disputed: readonly string[]
  /** What of it was sent last, while nobody knows what came of that; null when nothing was. */
  sent: SentWork | null
  /** When the last of it was typed, in ms since the epoch. */
  savedAt: number
}

/** A write of a page, as it was sent. */
interface SentWork {
  /** What it was made over; null for a new account. */
  before: AccountDetail | null
  work: AccountWork
  /** When, in ms since the epoch. */
  at: number
}

/** A name for an open page that no other gives itself. (crypto.randomUUID is missing on plain http.) */
export function newPageId(): string {
  return Math.random().toString(36).slice(2)
}

/**
 * Reads what is stored, which another version of the product may have written: null when it is no draft.
 * Else as far as it goes: see `readEdits`.
 */
export function readDraftRecord(value: unknown): DraftRecord | null {
  const read = Stored.safeParse(value)
  if (!read.success) return null
  const { work, base, sent, ...rest } = read.data
  if (base === null && rest.account !== newAccount) return null
  return {
    ...rest,
    base,
    work: readEdits(work, base),
    sent: sent && { ...sent, work: readEdits(sent.work, sent.before) },
  }
}

const StoredSent = z.object({
  before: z.nullable(AccountDetail),
  work: StoredEdits,
  at: z.number(),
})

const Stored = z.object({
  account: z.string(),
  page: z.string(),
  name: Text,
  work: StoredEdits,
  base: z.nullable(AccountDetail),
  disputed: z.catch(z.array(z.string()), []),
  sent: z.catch(z.nullable(StoredSent), null),
  savedAt: z.number(),
})
