import * as z from 'zod/mini'
import type { AccountEdits } from '#account/edits/edits.ts'
import { AccountDetail } from '#contract/account.ts'
import { Text } from '#contract/tolerant.ts'
import type { Write } from '../write.ts'
import { readStoredEdits, StoredEdits } from '../storage/stored-edits.ts'

/** Whose drafts. `user` is a `userKey`. */
export interface DraftOwner {
  tenant: string
  user: string
}

/** Stands for the id of an account that is not created yet. */
export const newAccount = 'new'

/** The unsaved edits of one open page. */
export interface DraftRecord {
  /** The account's id, or `newAccount`. */
  account: string
  /** The page that stored it: see `newPageId`. */
  page: string
  /** The account's name, to label the draft. */
  name: string | null
  edits: AccountEdits
  /** The account that the edits were made over; null for a new account, and only for that. */
  base: AccountDetail | null
  /** The `pathId`s of conflicts that nobody has decided yet. */
  conflicts: readonly string[]
  /** The edits that were last sent, while their outcome is unknown; null when nothing was sent. */
  sent: SentEdits | null
  /** When the edits last changed, in ms since the epoch. */
  savedAt: number
}

/** A write of a page, as it was sent. */
interface SentEdits {
  /** The account that the edits were made over; null for a new account. */
  before: AccountDetail | null
  edits: AccountEdits
  /** When they were sent, in ms since the epoch. */
  at: number
}

/** The key of a write's draft: the page that the write was submitted from. */
export function draftKey({
  id,
  accountId,
  session,
}: Pick<Write, 'id' | 'accountId' | 'session'>): Pick<DraftRecord, 'account' | 'page'> {
  return { account: accountId ?? newAccount, page: session || id }
}

/** Returns a unique id for an open page. (crypto.randomUUID is missing on plain http.) */
export function newPageId(): string {
  return Math.random().toString(36).slice(2)
}

/**
 * Reads a stored value, which another version of the product may have written; null when it is no
 * draft. Edits are read as far as possible: see `readStoredEdits`.
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

/** Records from before 2026-12 call edits `work`, and conflicts `disputed`. */
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
