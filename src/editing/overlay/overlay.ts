// Read-your-writes: the server's caches answer with the old values for a while after a write (A5),
// so confirmed writes overlay every read until no cache can hold the old answer.
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

/**
 * A request can wait in the queue for minutes, so a read may be answered long after it was asked
 * for.
 */
const lateness = 10

/** Overlays the journal's writes on what is read. Times of reads are in ms of the page's clock. */
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

  /** Overlays a detail with the writes that a read asked for at `askedAt` may not show yet. */
  overDetail(detail: AccountDetail, askedAt: number): AccountDetail {
    return this.#unseen(detail.id, askedAt, this.#cacheMs.detail).reduce(
      (account, { patch, before }) =>
        applyPatch(account, unseenPatch(patch, before, account), this.#names),
      detail,
    )
  }

  /** Overlays a row of the list in the same way. */
  overRow(row: AccountRow, askedAt: number): AccountRow {
    return this.#unseen(row.id, askedAt, this.#cacheMs.list).reduce(
      (account, { patch, before }) =>
        applyPatchToRow(account, unseenRowPatch(patch, before, account), this.#names),
      row,
    )
  }

  /**
   * The patches that this tab has recently sent for an account. A read that shows them brings no
   * incoming change here. Another tab's save does count as an incoming change for the forms of this
   * tab.
   */
  patchesOf(id: string): AccountPatch[] {
    const sent = this.#journal.all().flatMap((write) => {
      const isLocal = write.accountId === id && write.owner === this.#journal.tab
      return isLocal && (isSent(write) || write.phase.is === 'unresolved') ? [write.body] : []
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

  /**
   * The account that was created so recently that a "not found" asked for at `askedAt` may be a
   * cached answer; null when there is none.
   */
  justCreated(id: string, askedAt: number): AccountDetail | null {
    const create = this.#creates(askedAt, this.#cacheMs.detail).find(
      ({ accountId }) => accountId === id,
    )
    return create ? this.overDetail(this.#created(create), fromWall(create.at)) : null
  }

  /** The accounts that were created so recently that a list may not show them yet, newest first. */
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
