// The saves that the server did not confirm in full, until a read can tell. They outlive their page: what
// turns out not to be saved is an unsaved change there while it is open, and a draft once it is not.
import { accountChanges } from '#account/changes.ts'
import { lostOf, withoutLater, type Lost } from '#account/lost-patch.ts'
import { partOfPatch, type PatchKey } from '#account/receipt.ts'
import { pageNow, toWall, wallNow } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import { newPageId, type DraftOwner } from '#drafts/draft-record.ts'
import { DraftStore } from '#drafts/draft-store.ts'
import type { BackgroundJob } from '#queries/background-jobs.ts'
import { keys } from '#queries/keys.ts'
import { readDetail, type DetailRead } from '#queries/read-detail.ts'
import { slackMs } from '#queries/recent-writes.ts'
import type { Workspace } from '#queries/workspace.ts'
import type { Saved } from './save-outcome.ts'

interface OpenReceipt {
  saved: Saved
  /** What of its patch is still to be looked into. */
  open: AccountPatch
}

/** What the look into some saves has found, or why it has not. */
export interface ReceiptLook {
  saves: readonly Saved[]
  stage: 'reading' | 'confirmed' | 'not-saved' | 'failed'
  keys: readonly PatchKey[]
}

/** The page of the account, while it is open. */
export interface ReceiptPage {
  tell: (look: ReceiptLook) => void
  /** The account was read again: what is lost of each save becomes an unsaved change. */
  takeUp: (read: DetailRead, lost: readonly { saved: Saved; lost: Lost }[]) => void
}

/** A timer may be early by the clock, and a read that is too early tells nothing. */
const earlyMs = 10

class OpenReceipts implements BackgroundJob {
  readonly #workspace: Workspace
  readonly #id: string
  readonly #owner: DraftOwner
  #receipts: OpenReceipt[] = []
  #page: ReceiptPage | null = null
  #isRunning = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(workspace: Workspace, id: string, owner: DraftOwner) {
    this.#workspace = workspace
    this.#id = id
    this.#owner = owner
  }

  /** How long after a save a read cannot be older than it, in ms. */
  get waitMs(): number {
    return this.#workspace.config.cacheSeconds.detail * 1000 + slackMs
  }

  start(): void {
    this.#isRunning = true
    this.#workspace.readListeners.add(this.#seen)
    this.#schedule()
  }

  stop(): void {
    this.#isRunning = false
    this.#workspace.readListeners.delete(this.#seen)
    clearTimeout(this.#timer)
  }

  /** Returns what is to be called when the page is left. */
  show(page: ReceiptPage): () => void {
    this.#page = page
    return () => {
      if (this.#page === page) this.#page = null
    }
  }

  /** A save was confirmed: what it did not confirm is looked into, and earlier ones no further than it goes. */
  saved(saved: Saved): void {
    if (this.#receipts.some((each) => each.saved === saved)) return
    const open = partOfPatch(saved.patch, saved.notConfirmed.filter(isShown))
    this.#receipts = [
      ...this.#receipts.map((each) => ({ ...each, open: withoutLater(each.open, saved.patch) })),
      { saved, open },
    ].filter((each) => Object.keys(each.open).length > 0)
    this.#schedule()
  }

  /** A save was put back. */
  undone(saved: Saved): void {
    this.#receipts = this.#receipts.filter((each) => each.saved !== saved)
    this.#schedule()
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    const last = this.#receipts.at(-1)
    if (!last || !this.#isRunning) return
    const dueIn = last.saved.at + this.waitMs - pageNow()
    this.#timer = setTimeout(() => void this.#look(), Math.max(0, dueIn) + earlyMs)
  }

  async #look(): Promise<void> {
    const [first] = this.#receipts
    if (!first) return
    const saves = this.#receipts.map(({ saved }) => saved)
    const looked = keysOf(this.#receipts)
    this.#page?.tell({ saves, stage: 'reading', keys: looked })
    try {
      const options = { priority: 'background', name: first.saved.before.name } as const
      const { known } = await readDetail(this.#workspace, this.#id, options)
      this.#workspace.queryClient.setQueryData(keys.detail(this.#id), known)
    } catch {
      this.#receipts = this.#receipts.filter(({ saved }) => !saves.includes(saved))
      this.#page?.tell({ saves, stage: 'failed', keys: looked })
    }
  }

  /** The account was read, here or for anything else: what is old enough can be told now. */
  readonly #seen = (read: DetailRead): void => {
    const isDue = ({ saved }: OpenReceipt) => read.askedAt >= saved.at + this.waitMs
    const due = this.#receipts.filter(isDue)
    if (read.answered.id !== this.#id || due.length === 0) return
    this.#receipts = this.#receipts.filter((each) => !isDue(each))
    this.#schedule()
    const found = due.flatMap(({ saved, open }) => {
      const lost = lostOf(saved, open, read.answered)
      return lost ? [{ saved, lost }] : []
    })
    this.#note(read, found)
    const lostKeys = [...new Set(found.flatMap(({ lost }) => lost.keys))]
    this.#page?.tell({
      saves: due.map(({ saved }) => saved),
      ...(found.length > 0
        ? { stage: 'not-saved', keys: lostKeys }
        : { stage: 'confirmed', keys: keysOf(due) }),
    })
  }

  #note(read: DetailRead, found: readonly { saved: Saved; lost: Lost }[]): void {
    const { history, pendingAdds } = this.#workspace
    // What is staged again is not being confirmed any more.
    for (const { lost } of found) {
      for (const add of pendingAdds.of(this.#id)) {
        if (lost.entries.has(add.sent)) pendingAdds.drop(this.#id, add.key)
      }
    }
    for (const { saved, lost } of found) {
      const changes = accountChanges(saved.before, lost.work)
      history.add(this.#id, { at: wallNow(), kind: 'lost', changes })
    }
    if (this.#page) {
      this.#page.takeUp(read, found)
      return
    }
    const store = new DraftStore(this.#owner)
    for (const { saved, lost } of found) {
      const { before } = saved
      const own = { account: this.#id, page: newPageId(), name: before.name, base: before }
      // A browser that keeps nothing has said so before.
      store
        .keep({ ...own, work: lost.work, disputed: [], sent: null, savedAt: toWall(saved.at) })
        .catch(() => undefined)
    }
  }
}

const known = new WeakMap<Workspace, Map<string, OpenReceipts>>()

/** The receipts of an account; the same each time. */
export function receiptsOf(workspace: Workspace, id: string, owner: DraftOwner): OpenReceipts {
  const byAccount = known.get(workspace) ?? new Map<string, OpenReceipts>()
  known.set(workspace, byAccount)
  const receipts = byAccount.get(id) ?? new OpenReceipts(workspace, id, owner)
  if (!byAccount.has(id)) workspace.jobs.add(receipts)
  byAccount.set(id, receipts)
  return receipts
}

function keysOf(receipts: readonly OpenReceipt[]): PatchKey[] {
  return [...new Set(receipts.flatMap(({ open }) => Object.keys(open) as PatchKey[]))]
}

/** Whether a read tells of a key. */
export function isShown(key: PatchKey): boolean {
  return key !== 'qr_code' && key !== 'document_type'
}
