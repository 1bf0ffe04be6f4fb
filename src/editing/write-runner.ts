// Performs the effects that the machine decides on: queues, sends, reads, verifies, records. It
// decides nothing itself.
import type { NameLookup } from '#account/fields/name-lookup.ts'
import { createAccount, updateAccount } from '#api/accounts.ts'
import { NotYet, type ClientSettings, type WriteSteps } from '#api/client.ts'
import { fromWall, pageNow, wallNow } from '#clock/page-clock.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { asFailure, Failure } from '#http/failures.ts'
import { slackMs, type AccountReads } from './account-reads.ts'
import { confirmedWrite } from './confirmed-write.ts'
import { prepareWrite, type PreparedWrite } from './prepare-write.ts'
import { verifyCreate, verifyUpdate, type Times } from './verification.ts'
import { isOpen, isUnsent, type Found, type Write } from './write.ts'
import type { WriteJournal } from './write-journal.ts'
import {
  givenUp,
  submitted,
  transition,
  type Effect,
  type Step,
  type WriteEvent,
} from './write-machine.ts'

export interface RunnerContext {
  client: ClientSettings
  journal: WriteJournal
  reads: AccountReads
  names: NameLookup
  cacheSeconds: { list: number; detail: number }
  /** The recent patches of this tab, which are not anybody else's changes. */
  localPatches: (accountId: string) => readonly AccountPatch[]
  /** An account was read for a write: its session rebases on it. */
  onRead: (account: AccountDetail) => void
  /** A write was confirmed. Called before any listener hears that it has ended. */
  onConfirmed: (write: Write, maybeResent: boolean) => void
}

const justReadMs = 1_000

export class WriteRunner {
  readonly #context: RunnerContext
  /** The writes that are in the queue or in flight. */
  readonly #queued = new Map<string, AbortController>()
  readonly #refreshing = new Map<string, Promise<void>>()
  /** When an account was read for a write, in ms of the page's clock. */
  readonly #refreshedAt = new Map<string, number>()
  readonly #verifying = new Map<string, AbortController>()
  /**
   * By account, when the server last rejected a write (ms): reads from before then are out of date.
   */
  readonly #rejectedAt = new Map<string, number>()
  readonly #maybeResent = new Set<string>()

  constructor(context: RunnerContext) {
    this.#context = context
    context.journal.subscribe((change) => {
      if (!change) return
      const { before, after } = change
      // Another tab has taken the write over, or has learned how it ended.
      if (before && (!after || !isOpen(after) || after.owner !== context.journal.tab)) {
        this.#leaveQueue(before.id)
        if (after?.phase.is !== 'rejected') this.#stopVerifying(before.id)
      }
    })
  }

  /** Starts a write. Returns it in its new phase. */
  submit(write: Omit<Write, 'phase'>): Write {
    return this.#apply(submitted(write, this.isOld(write)))
  }

  /**
   * Applies an event to a write of this tab. Returns the write in its new phase; null when this tab
   * has no such write.
   */
  dispatch(id: string, event: WriteEvent): Write | null {
    const write = this.#context.journal.get(id)
    if (!write || write.owner !== this.#context.journal.tab) return null
    const step = transition(write, event)
    return step.write === write ? write : this.#apply(step)
  }

  /** Continues a write that this tab has taken over. */
  resume(step: Step): void {
    for (const effect of step.effects) this.#perform(step.write, effect)
  }

  /** Verifies a write that an earlier page sent at `sentAt` (ms). */
  reopen(write: Omit<Write, 'phase'>, sentAt: number): void {
    const endedAt = Math.min(wallNow(), sentAt + this.#context.client.timeoutMs)
    this.#apply(givenUp(write, { sentAt, endedAt, failure: new Failure('interrupted') }))
  }

  /** Stops all waiting and reading (a sign-out). Requests in flight run to their end. */
  close(): void {
    for (const id of this.#queued.keys()) this.#leaveQueue(id)
    for (const id of this.#verifying.keys()) this.#stopVerifying(id)
  }

  /**
   * Whether the account may have changed since it was read: then it is read again before the write
   * (A14).
   */
  isOld({
    accountId,
    intent,
    isUnchecked,
  }: Pick<Write, 'accountId' | 'intent' | 'isUnchecked'>): boolean {
    // Nobody else knows yet of an account that is being created.
    if (accountId === null || intent.kind === 'complete' || isUnchecked) return false
    const readAt = this.#context.reads.known(accountId)?.readAt ?? 0
    const oldestMs = this.#context.cacheSeconds.detail * 1000
    return readAt <= (this.#rejectedAt.get(accountId) ?? 0) || wallNow() - readAt > oldestMs
  }

  #apply({ write, effects }: Step): Write {
    // Every screen shows a confirmed write before any listener hears that it has ended.
    if (effects.includes('record')) this.#record(write)
    this.#context.journal.put(write)
    for (const effect of effects) this.#perform(write, effect)
    return write
  }

  #perform(write: Write, effect: Effect): void {
    switch (effect) {
      case 'enqueue':
        if (!this.#queued.has(write.id)) void this.#send(write)
        break
      case 'leave-queue':
        this.#leaveQueue(write.id)
        break
      case 'refresh':
        void this.#refresh(write.id)
        break
      case 'verify':
      case 'verify-quietly':
        void this.#verify(write)
        break
      case 'record':
        break
    }
  }

  async #send({ id, accountId, name }: Write): Promise<void> {
    const gone = new AbortController()
    this.#queued.set(id, gone)
    const steps: WriteSteps = {
      signal: gone.signal,
      ready: () => this.#ready(id),
      compose: () => this.#compose(id),
      onRequeued: () => this.dispatch(id, { type: 'requeued' }),
    }
    try {
      const { client } = this.#context
      if (accountId === null) {
        const made = await createAccount(client, name ?? '', steps)
        this.#answered(id, made.maybeResent, { accountId: made.id, updated: null })
      } else {
        const { updated, maybeResent } = await updateAccount(client, accountId, name, steps)
        this.#answered(id, maybeResent, { accountId, updated })
      }
    } catch (error) {
      if (!gone.signal.aborted) this.#failed(id, asFailure(error))
    } finally {
      if (this.#queued.get(id) === gone) this.#queued.delete(id)
    }
  }

  #answered(
    id: string,
    maybeResent: boolean,
    answer: { accountId: string; updated: readonly string[] | null },
  ): void {
    if (maybeResent) this.#maybeResent.add(id)
    this.dispatch(id, { type: 'answered', at: wallNow(), ...answer })
  }

  #failed(id: string, failure: Failure): void {
    const { accountId = null } = this.#context.journal.get(id) ?? {}
    const isOutdated = failure.kind === 'validation' || failure.kind === 'not-found'
    if (accountId !== null && isOutdated) this.#rejectedAt.set(accountId, wallNow())
    this.dispatch(id, { type: 'failed', failure, at: wallNow() })
  }

  /**
   * Called when the write's turn comes: returns null when it can be sent, else a promise of what it
   * waits for.
   */
  #ready(id: string): Promise<unknown> | null {
    const write = this.#context.journal.get(id)
    if (!write) return null
    const waiting = this.#context.journal.whenFree(write) ?? this.#refreshing.get(id)
    if (waiting) return waiting
    // However short the cache time is, one read is enough for a turn.
    const isJustRead = pageNow() - (this.#refreshedAt.get(id) ?? 0) < justReadMs
    if (this.isOld(write) && !isJustRead) {
      this.dispatch(id, { type: 'outdated' })
      return this.#refreshing.get(id) ?? null
    }
    // A read for another purpose may have brought conflicts meanwhile.
    const prepared = this.#prepared(write)
    const isSendable = prepared.conflicts.length === 0 && Object.keys(prepared.body).length > 0
    if (!isSendable) this.dispatch(id, { type: 'prepared', prepared, at: wallNow() })
    return null
  }

  async #compose(id: string): Promise<unknown> {
    const { journal } = this.#context
    const write = journal.get(id)
    const sent = write && transition(write, this.#sent(write)).write
    // Storage records the write as in flight before the request leaves: a tab that finds it there
    // knows that the server may have received it.
    if (sent?.phase.is !== 'in-flight') throw new Failure('cancelled')
    const claimed = await journal.claim(sent)
    if (claimed === 'lost') throw new Failure('cancelled')
    if (claimed === 'busy') {
      this.dispatch(id, { type: 'requeued' })
      throw new NotYet()
    }
    return sent.body
  }

  #sent(write: Write): WriteEvent {
    return { type: 'sent', prepared: this.#prepared(write), at: wallNow() }
  }

  #prepared(write: Write): PreparedWrite {
    const { reads, localPatches } = this.#context
    const { accountId } = write
    const known = accountId === null ? null : reads.known(accountId)
    const current = known ? known.account : write.base
    return prepareWrite(write, current, accountId === null ? [] : localPatches(accountId))
  }

  #refresh(id: string): Promise<void> {
    const known = this.#refreshing.get(id)
    if (known) return known
    const reading = this.#read(id).finally(() => {
      this.#refreshing.delete(id)
      this.#refreshedAt.set(id, pageNow())
    })
    this.#refreshing.set(id, reading)
    return reading
  }

  async #read(id: string): Promise<void> {
    const write = this.#context.journal.get(id)
    if (!write || write.accountId === null) return
    const signal = (this.#queued.get(id) ?? new AbortController()).signal
    try {
      const options = { name: write.name, signal }
      const account = await this.#context.reads.refresh(write.accountId, options)
      this.#context.onRead(account)
      const now = this.#context.journal.get(id)
      if (!now || !isUnsent(now)) return
      const prepared = this.#prepared(now)
      this.dispatch(id, { type: 'prepared', prepared, at: wallNow() })
    } catch (error) {
      if (signal.aborted) return
      const failure = asFailure(error)
      const isCancelled = failure.kind === 'cancelled'
      this.dispatch(
        id,
        isCancelled
          ? { type: 'cancelled', at: wallNow() }
          : { type: 'refresh-failed', failure, at: wallNow() },
      )
    }
  }

  async #verify(write: Write): Promise<void> {
    this.#stopVerifying(write.id)
    const { phase } = write
    const gone = new AbortController()
    this.#verifying.set(write.id, gone)
    const isQuiet = phase.is === 'rejected'
    const options = {
      priority: isQuiet ? ('background' as const) : ('visible' as const),
      signal: gone.signal,
      onWait: (until: number | null) => {
        this.dispatch(write.id, { type: 'verification-waits', until })
      },
    }
    try {
      const found = await this.#find(write, options)
      if (gone.signal.aborted) return
      this.dispatch(write.id, { type: 'verified', found, at: wallNow() })
    } catch (error) {
      if (!gone.signal.aborted) throw error
    } finally {
      if (this.#verifying.get(write.id) === gone) this.#verifying.delete(write.id)
    }
  }

  #find(
    { accountId, base, body, phase }: Write,
    options: Parameters<typeof verifyCreate>[4],
  ): Promise<Found> {
    const { client, cacheSeconds, names, reads } = this.#context
    const { timeoutMs } = client
    const times = timesOf(phase)
    if (accountId === null || base === null) {
      const search = { reads, names, cacheSeconds: cacheSeconds.list }
      return verifyCreate(search, body as AccountCreate, times, timeoutMs, options)
    }
    const cacheMs = cacheSeconds.detail * 1000 + slackMs
    const sent = { before: base, patch: body as AccountPatch }
    return verifyUpdate(reads, sent, times, { cacheMs, timeoutMs }, options)
  }

  #record(write: Write): void {
    const { journal } = this.#context
    const confirmed = confirmedWrite(write, journal.tab)
    if (!confirmed) return
    journal.record(confirmed)
    this.#context.onConfirmed(write, this.#maybeResent.delete(write.id))
  }

  #leaveQueue(id: string): void {
    this.#queued.get(id)?.abort(new Failure('cancelled'))
    this.#queued.delete(id)
  }

  #stopVerifying(id: string): void {
    this.#verifying.get(id)?.abort()
    this.#verifying.delete(id)
  }
}

function timesOf(phase: Write['phase']): Times {
  if (phase.is === 'verifying') {
    const { sentAt, endedAt, failure } = phase
    return { sentAt: fromWall(sentAt), endedAt: fromWall(endedAt), isAnswered: hasEnded(failure) }
  }
  // A rejected write has ended.
  const at = 'at' in phase ? fromWall(phase.at) : pageNow()
  return { sentAt: at, endedAt: at, isAnswered: true }
}

/** Whether the server itself has answered, and not a gateway that stopped waiting for it. */
function hasEnded({ status }: Failure): boolean {
  return status !== null && status !== 502 && status !== 503 && status !== 504
}
