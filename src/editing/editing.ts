// All editing of a sign-in in this tab: the journal of its writes, the sessions of its accounts, and what
// becomes of writes whose page or tab is gone.
import type { NameLookup } from '#account/name-lookup.ts'
import type { AccountChange } from '#account/changes.ts'
import { partsOf } from '#account/changed-parts.ts'
import type { Lost } from '#account/lost-patch.ts'
import { mergeWork } from '#account/merge.ts'
import { partId } from '#account/parts.ts'
import { layOver, type AccountWork } from '#account/work.ts'
import type { ClientSettings } from '#api/client.ts'
import { wallNow } from '#clock/page-clock.ts'
import { AccountDetail } from '#contract/account.ts'
import { Failure } from '#http/failures.ts'
import { slackMs, type AccountReads } from './account-reads.ts'
import { restOf, typedSince } from './created-account.ts'
import { newAccount, newPageId, type DraftOwner, type DraftRecord } from './drafts/draft-record.ts'
import { DraftStore } from './drafts/draft-store.ts'
import { EditSession } from './edit-session.ts'
import { journalStore, type JournalStore } from './journal-store.ts'
import { LivingTabs } from './living-tabs.ts'
import { Overlay } from './overlay.ts'
import { PendingProducts } from './pending-products.ts'
import { isOpen, isUnsaved, isUnsent, type ConfirmedWrite, type Write } from './write.ts'
import { WriteJournal, type JournalChange } from './write-journal.ts'
import { handedOver, transition } from './write-machine.ts'
import { WriteRunner } from './write-runner.ts'

export interface EditingContext {
  client: ClientSettings
  owner: DraftOwner
  reads: AccountReads
  names: NameLookup
  cacheSeconds: { list: number; detail: number }
  /** A write was carried out, here or in another tab: every read that is kept shows it. */
  show: (confirmed: ConfirmedWrite) => void
  /** A write was carried out, and the browser may have sent it twice (A20). */
  onMaybeResent: (confirmed: ConfirmedWrite) => void
  /** For a test of several tabs: where the journal and the drafts are kept, and which tabs live. */
  store?: JournalStore
  drafts?: DraftStore
  tabs?: Pick<LivingTabs, 'start' | 'all'>
}

/** How often it is looked whether the tab of another one's write still lives, in ms. */
const lookEveryMs = 10_000

export class Editing {
  readonly journal: WriteJournal
  readonly overlay: Overlay
  readonly pending: PendingProducts
  readonly drafts: DraftStore
  readonly reads: AccountReads
  readonly #context: EditingContext
  readonly #runner: WriteRunner
  readonly #tabs: Pick<LivingTabs, 'start' | 'all'>
  readonly #sessions = new Map<string, EditSession>()
  readonly #listeners = new Set<() => void>()
  readonly #gone = new AbortController()
  #detached: readonly Write[] = []

  constructor(context: EditingContext) {
    const { client, owner, reads, names, cacheSeconds } = context
    const tab = newPageId()
    this.#context = context
    this.reads = reads
    this.journal = new WriteJournal(context.store ?? journalStore(owner), owner, tab)
    this.#tabs = context.tabs ?? new LivingTabs(owner, tab)
    this.overlay = new Overlay(this.journal, names, cacheSeconds)
    this.pending = new PendingProducts(this.journal, cacheSeconds.detail * 1000 + slackMs)
    this.drafts = context.drafts ?? new DraftStore(owner)
    this.#runner = new WriteRunner({
      client,
      journal: this.journal,
      reads,
      names,
      cacheSeconds,
      ownPatches: (id) => this.overlay.patchesOf(id),
      onRead: (account) => this.#sessions.get(account.id)?.edited.follow(account),
      onConfirmed: (write, maybeResent) => this.#confirmed(write, maybeResent),
    })
    this.journal.onConfirmed((confirmed) => context.show(confirmed))
    this.journal.subscribe((change) => this.#hear(change))
  }

  /** Aborted at a sign-out: whatever is read for writes is nobody's business from then on. */
  get signal(): AbortSignal {
    return this.#gone.signal
  }

  /** Works while somebody is signed in. Returns what ends that; can be started again. */
  start(): () => void {
    const stops = [this.journal.start(), this.#tabs.start()]
    void this.recover()
    const timer = setInterval(() => {
      if (this.#others().length > 0) void this.recover()
    }, lookEveryMs)
    return () => {
      clearInterval(timer)
      this.#closeSessions()
      for (const stop of stops) stop()
    }
  }

  /** The session of an account, which begins with `detail` as it was read, if it was. */
  session(detail: AccountDetail, isRead: boolean): EditSession {
    return this.#open(detail.id, detail, { start: null, isRead })
  }

  /** The session of a new account that begins as `start`; `key` tells one start from another. */
  createSession(key: string, start: AccountWork): EditSession {
    return this.#open(`new ${key}`, blank, { start, isRead: true })
  }

  /** The writes of this tab that no page shows, until they are told; the same array until that changes. */
  readonly detached = (): readonly Write[] => this.#detached

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The writes of all tabs that have not ended, or whose end nobody knows. */
  unfinished(): Write[] {
    return this.journal.all().filter((write) => isOpen(write) || write.phase.is === 'unresolved')
  }

  /** The writes of this tab that would be broken off with it. */
  underWay(): Write[] {
    const { tab } = this.journal
    return this.journal.all().filter(({ owner, phase: { is } }) => {
      return owner === tab && (is === 'queued' || is === 'refreshing' || is === 'in-flight')
    })
  }

  /** Takes a write back that waits. */
  cancel(id: string): void {
    this.#runner.dispatch(id, { type: 'cancelled', at: wallNow() })
  }

  /** Nobody has to be told of a write any more. */
  dismiss(id: string): void {
    this.journal.forget(id)
  }

  /**
   * Looks after the writes of tabs that are gone: what was not sent is a draft, the rest is verified. And
   * for those that have ended unheard.
   */
  async recover(): Promise<void> {
    await this.journal.ready
    if (this.#others().length === 0) return
    const living = await this.#tabs.all()
    for (const write of this.#others()) {
      // oxlint-disable-next-line no-await-in-loop
      if (!this.signal.aborted)
        await (living.has(write.owner) ? this.#catchUp(write) : this.#adopt(write))
    }
  }

  /** A tab that opens as a write ends can find it in storage, and hear no more of it. */
  async #catchUp({ id, submittedAt }: Write): Promise<void> {
    // What was submitted just now may not be in storage yet.
    if (wallNow() - submittedAt > lookEveryMs) await this.journal.takeOver(id, () => null)
  }

  /** Forgets everything (a sign-out). Never rejects. */
  async wipe(): Promise<void> {
    this.#gone.abort()
    this.#runner.close()
    this.#closeSessions()
    await Promise.all([this.journal.wipe(), this.drafts.wipe().catch(() => undefined)])
  }

  #closeSessions(): void {
    for (const session of this.#sessions.values()) session.close()
    this.#sessions.clear()
  }

  #open(
    key: string,
    base: AccountDetail,
    options: { start: AccountWork | null; isRead: boolean },
  ): EditSession {
    const known = this.#sessions.get(key)
    if (known) return known
    const { reads, cacheSeconds } = this.#context
    const session = new EditSession(
      {
        journal: this.journal,
        runner: this.#runner,
        reads,
        drafts: this.drafts,
        cacheSeconds,
        ownPatches: (id) => this.overlay.patchesOf(id),
        noteLost: (id, lost, changes) => {
          this.journal.amendConfirmed((write) =>
            write.id === id ? withoutLost(write, lost, changes) : write,
          )
        },
        isSubmitted: ({ page, savedAt }) =>
          [...this.journal.all(), ...this.journal.confirmed()].some(
            (write) => write.session === page && write.submittedAt >= savedAt,
          ),
        onAttach: (attached) => {
          this.#shownBefore(attached)
          this.#changed()
          void this.#meet(attached)
        },
        onIdle: (idle) => this.#closeLater(key, idle),
      },
      base.id,
      base,
      options,
    )
    this.#sessions.set(key, session)
    return session
  }

  /** What was told beside another screen, and needs nothing done, is not told again by the account's page. */
  #shownBefore(session: EditSession): void {
    for (const { id, accountId, phase } of this.#detached) {
      const of = phase.is === 'confirmed' ? phase.accountId : accountId
      const isDone =
        phase.is === 'confirmed' || phase.is === 'unchanged' || phase.is === 'cancelled'
      if (of === session.accountId && isDone) this.journal.forget(id)
    }
  }

  // A page that is drawn twice leaves and returns at once.
  #closeLater(key: string, session: EditSession): void {
    setTimeout(() => {
      const isNeeded = session.isAttached || session.isUnsaved() || this.#isCarrying(session)
      if (isNeeded || this.#sessions.get(key) !== session) return
      this.#sessions.delete(key)
      session.close()
    })
    this.#changed()
  }

  #isCarrying(session: EditSession): boolean {
    const { write } = session.state()
    return write !== null && isOpen(write)
  }

  /** What a page finds that comes to an account: another tab's write, one that is left, drafts. */
  async #meet(session: EditSession): Promise<void> {
    await this.recover()
    if (session.isNew) this.#adoptCreate(session)
    const { elsewhere } = session.state()
    if (elsewhere && !elsewhere.isWatched) {
      await (isUnsent(elsewhere) ? this.#takeOver(elsewhere) : this.#inherit(elsewhere))
    }
    await session.drafts.find()
  }

  #adoptCreate(session: EditSession): void {
    if (!session.isUntouched(session.edited.edits()) || session.state().write) return
    const left = this.journal
      .all()
      .find(
        (write) =>
          write.intent.kind === 'create' &&
          write.owner === this.journal.tab &&
          isOpen(write) &&
          !this.#sessionOf(write),
      )
    if (left) session.adopt(left)
  }

  /** Another tab's write that was not sent becomes this one's: here its user is now. */
  async #takeOver({ id, owner }: Write): Promise<void> {
    const taken = await this.journal.takeOver(id, (stored) =>
      stored.owner === owner && isUnsent(stored) ? handedOver(stored, this.journal.tab) : null,
    )
    if (!taken) return
    const { phase: _phase, ...write } = taken
    this.#runner.submit(write)
  }

  /** Another tab's write that was sent: that tab ends it, and this one tells how, and gets its edits. */
  async #inherit({ id, owner }: Write): Promise<void> {
    const { tab } = this.journal
    await this.journal.takeOver(id, (stored) =>
      stored.owner === owner
        ? { ...stored, heir: tab, isWatched: true, handovers: stored.handovers + 1 }
        : null,
    )
  }

  async #adopt(write: Write): Promise<void> {
    const { tab } = this.journal
    const event = {
      type: 'orphaned',
      by: tab,
      endedAt: wallNow(),
      failure: new Failure('interrupted'),
    } as const
    if (isUnsent(write)) {
      const taken = await this.journal.takeAway(
        write.id,
        (stored) => stored.owner === write.owner && isUnsent(stored),
      )
      if (!taken) return
      await this.#keepAsDraft(taken)
      // Told, since it was said that it waits.
      this.journal.put(transition(taken, event).write)
      return
    }
    const taken = await this.journal.takeOver(write.id, (stored) =>
      stored.owner === write.owner && !isUnsent(stored) ? transition(stored, event).write : null,
    )
    if (taken) this.#runner.resume({ write: taken, effects: ['verify'] })
  }

  #others(): Write[] {
    return this.journal.all().filter((write) => isOpen(write) && write.owner !== this.journal.tab)
  }

  #sessionOf({ accountId, session }: Write): EditSession | null {
    const known = accountId === null ? null : this.#sessions.get(accountId)
    return known ?? [...this.#sessions.values()].find((each) => each.id === session) ?? null
  }

  #hear(change: JournalChange | null): void {
    const after = change?.after
    const { tab } = this.journal
    if (after?.heir === tab) {
      const isLeftToUs = after.phase.is === 'verifying' && after.owner !== tab
      if (isLeftToUs) void this.#adopt(after)
      const hasEnded = !isOpen(after) && (!change?.before || isOpen(change.before))
      if (hasEnded && isUnsaved(after) && !this.#sessionOf(after)) void this.#keepAsDraft(after)
    }
    this.#changed()
  }

  /** Nobody has the edits of a write that was not saved. */
  async #keepAsDraft(write: Write): Promise<void> {
    const { intent, accountId, base, edits, name, phase } = write
    if (intent.kind === 'undo') return
    const account = accountId ?? newAccount
    const page = draftPage(write)
    // Of what was certainly not applied, nothing is to be found out.
    const isOpenEnd = phase.is === 'unresolved' && phase.found.verdict !== 'not-applied'
    const sent = isOpenEnd ? { before: base, work: edits, at: phase.sentAt } : null
    const stored = await this.drafts.listFor(account).catch(() => [])
    // What was typed since it was submitted is a draft of the same page.
    const since = stored.find((draft) => draft.page === page)
    const draft: DraftRecord = {
      account,
      page,
      name,
      base,
      sent,
      disputed: phase.is === 'conflicted' ? phase.conflicts.map(partId) : [],
      savedAt: wallNow(),
      work: since ? together(write, since) : edits,
      ...(since && { base: since.base, disputed: since.disputed }),
    }
    // A browser that keeps nothing has said so before.
    await this.drafts.keep(draft).catch(() => undefined)
    for (const each of this.#sessions.values()) void each.drafts.find()
  }

  #confirmed(write: Write, maybeResent: boolean): void {
    const confirmed = this.journal.confirmed().find(({ id }) => id === write.id)
    if (confirmed && maybeResent) this.#context.onMaybeResent(confirmed)
    if (write.intent.kind === 'create' && confirmed) this.#complete(write, confirmed.accountId)
  }

  /** The second half of a create. The account is there: from here on it is never created again. */
  #complete(write: Write, accountId: string): void {
    const known = this.#context.reads.known(accountId)
    const created = known?.account ?? AccountDetail.parse({ id: accountId })
    const form = this.#sessionOf(write)
    const rest = restOf(write.edits, created)
    const isCertain = write.phase.is === 'confirmed' && write.phase.by === 'answer'
    const since = form && typedSince(write.edits, form.edited.edits(), created)
    if (rest && isCertain) {
      const { phase: _phase, ...sent } = write
      const { edits, patch: body, productIds } = rest
      this.#runner.submit({
        ...sent,
        id: newPageId(),
        intent: { kind: 'complete' },
        accountId,
        base: created,
        edits,
        body,
        productIds,
        session: '',
        submittedAt: wallNow(),
      })
    }
    const left = joined(created, isCertain ? null : (rest?.edits ?? null), since)
    if (!left) return
    if (form?.isAttached) this.session(created, false).edited.takeUp(created, left)
    else {
      const record = { account: accountId, page: newPageId(), name: created.name, base: created }
      this.drafts
        .keep({ ...record, work: left, disputed: [], sent: null, savedAt: wallNow() })
        .catch(() => undefined)
    }
  }

  #changed(): void {
    const { tab } = this.journal
    const detached = this.journal
      .all()
      .filter((write) => write.heir === tab && !write.isTold && !this.#sessionOf(write)?.isAttached)
    const isSame =
      detached.length === this.#detached.length &&
      detached.every((write, at) => write === this.#detached[at])
    if (isSame) return
    this.#detached = detached
    for (const listener of this.#listeners) listener()
  }
}

/** A write that was carried out, without what was lost of it. */
function withoutLost(
  write: ConfirmedWrite,
  { entries }: Lost,
  lost: readonly AccountChange[],
): ConfirmedWrite {
  const idOf = (change: AccountChange) => partsOf(change).slice(0, 1).map(partId).join('')
  const ids = new Set(lost.map(idOf))
  return {
    ...write,
    adds: write.adds.filter(({ sent }) => !entries.has(sent)),
    changes: write.changes.filter((change) => !ids.has(idOf(change))),
  }
}

const blank = AccountDetail.parse({ id: newAccount })

/** The page under whose name the edits of a write are a draft, when no session has them. */
function draftPage({ id, session }: Pick<Write, 'id' | 'session'>): string {
  return session || id
}

/** The edits of a write with what was typed since, which wins. */
function together({ base, edits }: Write, since: DraftRecord): AccountWork {
  const from = base ?? blank
  const over = since.base ?? blank
  return layOver(over, mergeWork(from, over, edits).work, since.work)
}

function joined(
  base: AccountDetail,
  below: AccountWork | null,
  above: AccountWork | null,
): AccountWork | null {
  return below && above ? layOver(base, below, above) : (below ?? above)
}
