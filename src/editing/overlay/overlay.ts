// Read-your-writes. The server's caches answer with the old values for a while after a write (A5), so
// confirmed writes are laid over every read until no cache can hold the old answer any more.
import { accountOfCreate, applyPatch, applyPatchToRow } from '#account/sent/apply-patch.ts'
import { unseenPatch, unseenRowPatch } from '#account/sent/unseen-patch.ts'
import type { NameLookup } from '#account/fields/name-lookup.ts'
import { fromWall, wallNow } from '#clock/page-clock.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import { slackMs } from '../account-reads.ts'
import { isSent, type ConfirmedWrite } from '../write.ts'
import type { WriteJournal } from '../write-journal.ts'

type Journal = Pick<WriteJournal, 'confirmed' | 'tab' | 'all'>

/** A read can be answered long after it was asked for: what waits in the queue for minutes counts too. */
const lateness = 10

/** What the journal's writes make of what is read. Times of reads are in ms of the page's clock. */
export class Overlay {
  readonly #journal: Journal
  readonly #names: NameLookup
  readonly #cacheMs: { list: number; detail: number }

  /** `cacheSeconds`: how old an answer of the server may be. */
  constructor(journal: Journal, names: NameLookup, cacheSeconds: { list: number; detail: number }) {
    this.#journal = journal
    this.#names = names
    this.#cacheMs = {
      list: cacheSeconds.list * 1000 + slackMs,
      detail: cacheSeconds.detail * 1000 + slackMs,
    }
  }

  /** A detail with the writes that a read asked for at `askedAt` may not have seen yet. */
  overDetail(detail: AccountDetail, askedAt: number): AccountDetail {
    return this.#unseen(detail.id, askedAt, this.#cacheMs.detail).reduce(
      (account, { patch, before }) =>
        applyPatch(account, unseenPatch(patch, before, account), this.#names),
      detail,
    )
  }

  /** A row of the list, likewise. */
  overRow(row: AccountRow, askedAt: number): AccountRow {
    return this.#unseen(row.id, askedAt, this.#cacheMs.list).reduce(
      (account, { patch, before }) =>
        applyPatchToRow(account, unseenRowPatch(patch, before, account), this.#names),
      row,
    )
  }

  /**
   * What this tab has changed of an account of late, or may have: a read that shows it is no news here.
   * What another tab has saved is, to the forms of this one.
   */
  patchesOf(id: string): AccountPatch[] {
    const sent = this.#journal.all().flatMap((write) => {
      const isOwn = write.accountId === id && write.owner === this.#journal.tab
      return isOwn && (isSent(write) || write.phase.is === 'unresolved') ? [write.body] : []
    })
    const oldest = wallNow() - lateness * Math.max(this.#cacheMs.list, this.#cacheMs.detail)
    const confirmed = this.#journal
      .confirmed()
      .filter(
        ({ accountId, tab, before, at }) =>
          accountId === id && tab === this.#journal.tab && before !== null && at > oldest,
      )
    return [...confirmed.map(({ patch }) => patch), ...sent]
  }

  /** What was sent for an account whose "not found" may be older than itself; null when it cannot be. */
  justCreated(id: string, askedAt: number): AccountDetail | null {
    const create = this.#creates(askedAt, this.#cacheMs.detail).find(
      ({ accountId }) => accountId === id,
    )
    return create ? this.overDetail(this.#created(create), fromWall(create.at)) : null
  }

  /** The accounts created so lately that a list may not show them yet, newest first. */
  notListedYet(askedAt: number): AccountDetail[] {
    return this.#creates(askedAt, this.#cacheMs.list).map((create) => this.#created(create))
  }

  #created({ accountId, patch }: ConfirmedWrite): AccountDetail {
    return accountOfCreate(accountId, patch as AccountCreate, this.#names)
  }

  #creates(askedAt: number, cacheMs: number): ConfirmedWrite[] {
    return this.#journal
      .confirmed()
      .filter(({ intent, at }) => intent === 'create' && askedAt < fromWall(at) + cacheMs)
  }

  /** Oldest first. */
  #unseen(id: string, askedAt: number, cacheMs: number): ConfirmedWrite[] {
    return this.#journal
      .confirmed()
      .filter(
        ({ accountId, intent, at }) =>
          accountId === id && intent !== 'create' && askedAt < fromWall(at) + cacheMs,
      )
      .toReversed()
  }
}
