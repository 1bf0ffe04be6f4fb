// Read-your-writes. The server's caches answer with the old values for a while after a write (A5), so
// confirmed writes are laid over every read until no cache can hold the old answer any more.
import { applyPatch, applyPatchToRow } from '#account/apply-patch.ts'
import { unseenPatch, unseenRowPatch } from '#account/unseen-patch.ts'
import type { NameLookup } from '#account/name-lookup.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'

export interface RecentWrite {
  id: string
  patch: AccountPatch
  /** The account as it was known when it was sent; null when it was not. */
  before: AccountDetail | null
  /** When the server's answer to it arrived, in ms. */
  confirmedAt: number
  /** It was saved in another tab, whose forms know nothing of those here. */
  isElsewhere?: boolean | undefined
}

export interface RecentCreate {
  account: AccountDetail
  confirmedAt: number
}

/** Keeps confirmed writes over a reload of the page, which the server's caches outlive. */
export interface WritesKeeper {
  read: () => { writes: RecentWrite[]; creates: RecentCreate[] }
  keep: (recent: { writes: RecentWrite[]; creates: RecentCreate[] }) => void
}

/** Two machines never agree on a second's end. */
export const slackMs = 1_000

export class RecentWrites {
  readonly #names: NameLookup
  readonly #cacheMs: { list: number; detail: number }
  readonly #keeper: WritesKeeper | null
  #writes: RecentWrite[]
  #creates: RecentCreate[]

  /** `cacheSeconds`: how old an answer of the server may be. */
  constructor(
    names: NameLookup,
    cacheSeconds: { list: number; detail: number },
    keeper: WritesKeeper | null = null,
  ) {
    const { writes, creates } = keeper?.read() ?? { writes: [], creates: [] }
    this.#keeper = keeper
    this.#writes = writes
    this.#creates = creates
    this.#names = names
    this.#cacheMs = {
      list: cacheSeconds.list * 1000 + slackMs,
      detail: cacheSeconds.detail * 1000 + slackMs,
    }
  }

  /** Notes an update, confirmed just now. */
  updated({ isElsewhere, ...write }: RecentWrite): void {
    this.#forget(write.confirmedAt)
    this.#writes.push({ ...write, ...(isElsewhere && { isElsewhere }) })
    this.#keep()
  }

  /** Notes a confirmed create: all that is known of the account is what was sent. */
  created(account: AccountDetail, now: number): void {
    this.#forget(now)
    this.#creates.push({ account, confirmedAt: now })
    this.#keep()
  }

  /** A detail with the writes that a read asked for at `askedAt` (ms) may not have seen yet. */
  overDetail(detail: AccountDetail, askedAt: number): AccountDetail {
    return this.#unseen(detail.id, askedAt, this.#cacheMs.detail).reduce(
      (account, { patch, before }) =>
        applyPatch(account, unseenPatch(patch, before, account), this.#names),
      detail,
    )
  }

  /** What this tab has changed of an account of late: a read that shows it is no news here. */
  patchesOf(id: string): AccountPatch[] {
    return this.#writes
      .filter((write) => write.id === id && !write.isElsewhere)
      .map(({ patch }) => patch)
  }

  /** A row of the list, likewise. */
  overRow(row: AccountRow, askedAt: number): AccountRow {
    return this.#unseen(row.id, askedAt, this.#cacheMs.list).reduce(
      (account, { patch, before }) =>
        applyPatchToRow(account, unseenRowPatch(patch, before, account), this.#names),
      row,
    )
  }

  /** What was sent for an account whose "not found" may be older than itself; null when it cannot be. */
  justCreated(id: string, askedAt: number): AccountDetail | null {
    const create = this.#creates.find(
      ({ account, confirmedAt }) =>
        account.id === id && askedAt < confirmedAt + this.#cacheMs.detail,
    )
    return create ? this.overDetail(create.account, create.confirmedAt) : null
  }

  /** The accounts created so lately that a list may not show them yet, newest first. */
  notListedYet(askedAt: number): AccountDetail[] {
    return this.#creates
      .filter(({ confirmedAt }) => askedAt < confirmedAt + this.#cacheMs.list)
      .map(({ account }) => account)
      .toReversed()
  }

  #unseen(id: string, askedAt: number, cacheMs: number): RecentWrite[] {
    return this.#writes.filter((write) => write.id === id && askedAt < write.confirmedAt + cacheMs)
  }

  #keep(): void {
    this.#keeper?.keep({ writes: this.#writes, creates: this.#creates })
  }

  // A read is laid over by when it was asked for, which can be long before its answer: what waits in the
  // queue for minutes is still covered.
  #forget(now: number): void {
    const oldest = now - 10 * Math.max(this.#cacheMs.list, this.#cacheMs.detail)
    this.#writes = this.#writes.filter(({ confirmedAt }) => confirmedAt > oldest)
    this.#creates = this.#creates.filter(({ confirmedAt }) => confirmedAt > oldest)
  }
}
