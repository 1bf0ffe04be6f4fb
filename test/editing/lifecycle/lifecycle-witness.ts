// Observes a simulation, and records which law of the write lifecycle was broken. Every typed value
// is a unique marker, so that it can be traced.
import type { StoredAccount } from '#mock/stored-account.ts'
import { isOpen, isUnsent, type Write } from '#editing/write.ts'
import { fieldsOf, markersIn, valuesOf, type Marker } from './lifecycle-markers.ts'
import type { Realm } from './simulated-browser.ts'
import type { ReceivedWrite } from './simulated-server.ts'
import type { SimulatedTab } from './simulated-tab.ts'

/** A phase of a write, and when the write entered it. */
interface Verdict {
  write: Write
  at: number
}

interface Journalled {
  write: Write
  realm: Realm
  changedAt: number
  /** When its user last sent it again. */
  freshFrom: number
}

/**
 * How old a cached answer can be, plus how old a read for a write can be when the write is sent, in
 * ms.
 */
const oldestMs = 70_000
/** How long storage takes at most, in ms. */
const storedMs = 150

export class LifecycleWitness {
  readonly faults: string[] = []
  readonly markers = new Map<string, Marker>()
  readonly phases = new Set<string>()
  readonly writes = new Map<string, Journalled>()
  /** By write and tab: whether the tab had marked the write as announced. */
  readonly #isAnnounced = new Map<string, boolean>()
  /** By write id: the tabs that have announced its end. */
  readonly #announcers = new Map<string, Set<Realm>>()
  readonly #verdicts: Verdict[] = []
  /** When somebody pressed Save or a similar button. */
  readonly #presses: number[] = []
  readonly #decisions: { realm: Realm; accountId: string; at: number }[] = []
  readonly #receivedOf = new Map<string, ReceivedWrite[]>()
  readonly #writeOf = new Map<ReceivedWrite, Write>()
  /** The values that answers have brought to each tab. */
  readonly #reads: { realm: Realm; accountId: string; values: Map<string, string>; at: number }[] =
    []
  /** The remote values that others have set, and when. */
  readonly #others = new Map<string, number>()
  /** Every marker that the server has ever stored. */
  readonly #stored = new Set<string>()
  /** Writes and markers that may be lost, because of a sign-out or a crash. */
  readonly excused = new Set<string>()
  /** No tab announces the writes that were open then. */
  signedOutAt = 0
  #count = 0

  marker(accountId: string | null, field: string, over: string | null): string {
    this.#count += 1
    const text = `m${this.#count}x`
    const known = new Set(over === null ? [] : [over])
    this.markers.set(text, { text, accountId, field, at: Date.now(), over: known, gone: null })
    return text
  }

  /** The markers in a text may be lost from now on. */
  giveUp(text: string, why: string): void {
    for (const marker of markersIn(text)) {
      const known = this.markers.get(marker)
      if (known) known.gone ??= why
    }
  }

  press(): void {
    this.#presses.push(Date.now())
  }

  /** Somebody has sent a write again, or has saved again after its end. */
  sentAgain(write: Write): void {
    const known = this.writes.get(write.id)
    if (known) known.freshFrom = Date.now()
  }

  /** Somebody has decided conflicts: the local values were chosen over the remote ones. */
  decided(
    realm: Realm,
    accountId: string,
    pairs: readonly { local: string; remote: string }[],
  ): void {
    this.#decisions.push({ realm, accountId, at: Date.now() })
    for (const { local, remote } of pairs) {
      for (const marker of markersIn(local)) this.markers.get(marker)?.over.add(remote)
    }
  }

  othersSet(value: string): void {
    this.#others.set(value, Date.now())
  }

  /** A write has changed in the journal of a tab. */
  journalled(realm: Realm, write: Write, tab: string): void {
    // The next save may replace an end so soon that only the mark shows it was announced.
    const key = `${write.id} ${tab}`
    if (write.isAnnounced && this.#isAnnounced.get(key) === false) this.#announce(realm, write)
    this.#isAnnounced.set(key, write.isAnnounced)
    const known = this.writes.get(write.id)
    // Only the owning tab knows its phase.
    if (known && write.owner !== tab) return
    const last = known?.write
    const freshFrom = known?.freshFrom ?? 0
    const changedAt = last?.phase === write.phase ? (known?.changedAt ?? 0) : Date.now()
    this.writes.set(write.id, { write, realm, freshFrom, changedAt })
    if (last) this.#savedOver(last, write)
    // The write is open again, so its next end must be announced anew.
    if (last && !isOpen(last) && isOpen(write) && write.owner === tab)
      this.#announcers.delete(write.id)
    if (write.owner !== tab || last?.phase === write.phase) return
    this.phases.add(write.phase.is)
    const { phase } = write
    if (phase.is === 'unresolved') this.phases.add(phase.found.verdict)
    this.#verdicts.push({ write, at: Date.now() })
    this.#checkVerdict(write, known?.freshFrom ?? 0)
  }

  /** The user has saved other values in another tab, which has taken the write over. */
  #savedOver(last: Write, write: Write): void {
    for (const key of ['notes', 'phone', 'name', 'qr_code'] as const) {
      const [before, after] = [last.edits.fields[key], write.edits.fields[key]]
      if (before !== after && markersIn(after).length > 0) this.giveUp(before, 'saved over')
    }
    const dynamic = (each: Write) => text(each.edits.dynamic_fields)
    if (markersIn(dynamic(write)).length > 0) {
      const now = dynamic(write)
      for (const mark of markersIn(dynamic(last)))
        if (!now.includes(mark)) this.giveUp(mark, 'saved over')
    }
  }

  /** Law 5. */
  #checkVerdict(write: Write, freshFrom: number): void {
    const { phase, intent } = write
    const received = this.#receivedOf.get(write.id) ?? []
    const applied = received.filter(({ appliedAt }) => appliedAt !== null)
    switch (phase.is) {
      case 'unresolved': {
        if (phase.found.verdict !== 'not-applied') return
        const marked = intent.kind === 'undo' ? applied : this.#appliedWith(write)
        if (marked.length > 0) this.#fault(`5: shown as not applied, but applied: ${show(write)}`)
        return
      }
      case 'rejected': {
        if (typeof received.at(-1)?.appliedAt === 'number')
          this.#fault(`5: rejected, but applied: ${show(write)}`)
        return
      }
      case 'cancelled':
      case 'conflicted':
      case 'abandoned':
      case 'unchecked':
      case 'queued':
      case 'refreshing':
        if (applied.some(({ sentAt }) => sentAt >= freshFrom)) {
          this.#fault(`5: ${phase.is}, but sent and applied: ${show(write)}`)
        }
        return
      case 'confirmed':
        // Keys that the answer does not name are left to the acknowledgement.
        if (phase.by === 'answer' || intent.kind === 'undo') return
        if (!this.#appliedWith(write, true).some((each) => each.isApplied)) {
          this.#fault(`5: confirmed, but not applied: ${show(write)}`)
        }
        return
      case 'in-flight':
      case 'verifying':
      case 'unchanged':
    }
  }

  /** `isPartialToo`: includes writes of which the server skipped some keys. */
  #appliedWith(write: Write, isPartialToo = false): ReceivedWrite[] {
    // No read shows a QR code.
    const { qr_code: _hidden, ...shown } = write.body
    const marks = markersIn(JSON.stringify(shown))
    return [...this.#writeOf.keys()].filter(
      ({ appliedAt, body, skipped }) =>
        appliedAt !== null &&
        (isPartialToo || skipped.length === 0) &&
        marks.some((mark) => JSON.stringify(body).includes(mark)),
    )
  }

  /** The server has received a write; `tab` sent it. Laws 1, 2 and 7. */
  received(
    request: ReceivedWrite,
    tab: SimulatedTab | undefined,
    all: readonly ReceivedWrite[],
  ): void {
    const { accountId, body, realm } = request
    const write = tab?.writes.journal
      .all()
      .find((each) => each.phase.is === 'in-flight' && isOf(each, request))
    if (!write) return this.#fault(`1: a request that no write is in flight for: ${text(body)}`)
    this.#writeOf.set(request, write)
    const before = this.#receivedOf.get(write.id) ?? []
    this.#receivedOf.set(write.id, [...before, request])
    const { freshFrom = 0 } = this.writes.get(write.id) ?? {}
    if (before.some(({ sentAt }) => sentAt >= freshFrom)) {
      this.#fault(`1: sent twice, unasked: ${show(write)}`)
    }
    if (write.intent.kind !== 'undo') this.#checkRepeats(request, write)
    const others = all.filter(
      (each) =>
        each !== request &&
        accountId !== null &&
        each.accountId === accountId &&
        each.sentAt >= this.signedOutAt,
    )
    if (others.some((each) => !each.isEnded && !each.realm.isDead)) {
      this.#fault(`2: two writes of ${accountId} in flight: ${show(write)}`)
    }
    const unknown = others.filter((each) => each.appliedAt !== null && !each.isApplied)
    for (const each of unknown) {
      const earlier = this.#writeOf.get(each)
      if (earlier && !this.#isDecided(earlier, each)) {
        this.#fault(`2: ${show(write)} goes while ${show(earlier)} may still be applied`)
      }
    }
    this.#checkChanged(request, write)
    void realm
  }

  /** Whether the user was asked to decide about an unknown outcome. */
  #isDecided(write: Write, { sentAt }: ReceivedWrite): boolean {
    return this.#verdicts.some(
      (each) =>
        each.at >= sentAt && each.write.id === write.id && each.write.phase.is === 'unresolved',
    )
  }

  #checkRepeats(request: ReceivedWrite, write: Write): void {
    for (const mark of markersIn(text(request.body))) {
      const last = [...this.#writeOf.keys()].findLast(
        (each) =>
          each !== request &&
          text(each.body).includes(mark) &&
          this.#writeOf.get(each)?.intent.kind !== 'undo',
      )
      if (!last || this.excused.has(mark)) continue
      const decided = this.#verdicts.find(
        (each) =>
          each.at >= last.sentAt &&
          (each.write.phase.is === 'unresolved' || each.write.phase.is === 'rejected') &&
          text(each.write.body).includes(mark),
      )
      const isLost = last.skipped.length > 0
      const from = isLost ? last.sentAt : decided?.at
      if (from === undefined || !this.#presses.some((at) => at >= from)) {
        this.#fault(`1: ${mark} is sent once more, unasked: ${show(write)}`)
      }
    }
  }

  /** Law 7. */
  #checkChanged({ body, accountId }: ReceivedWrite, write: Write): void {
    const { intent } = write
    const values = valuesOf(body)
    for (const [field, value] of values) {
      if (intent.kind === 'undo') continue
      if (intent.kind === 'create' && field === 'name' && value === null) continue
      const marker = value === null ? undefined : this.markers.get(value)
      const isTyped = marker?.field === field && [null, accountId].includes(marker.accountId)
      if (!isTyped) this.#fault(`7: ${field} = ${value} was sent and not typed: ${show(write)}`)
    }
    if (values.length === 0) this.#fault(`7: nothing was sent: ${show(write)}`)
  }

  /** Law 6. */
  applied(request: ReceivedWrite, before: StoredAccount | null, accountId: string): void {
    for (const mark of markersIn(text(request.body))) this.#stored.add(mark)
    const write = this.#writeOf.get(request)
    if (!before || !write || write.isUnchecked) return
    // The values that an undo reverts are the user's own.
    if (write.intent.kind === 'undo') {
      for (const [, value] of valuesOf(request.body)) this.#others.delete(value ?? '')
    }
    const there = fieldsOf(before)
    for (const [field, value] of valuesOf(request.body)) {
      const over = there.get(field)
      if (value === null || over === undefined || over === value) continue
      const setAt = this.#others.get(over)
      if (setAt === undefined || this.markers.get(value)?.over.has(over)) continue
      const isRead = this.#reads.some(
        (each) =>
          each.realm === request.realm &&
          each.accountId === accountId &&
          each.at <= request.sentAt &&
          each.values.get(field) === over,
      )
      if (isRead || setAt < request.sentAt - oldestMs) {
        this.#fault(`6: ${field} = ${over} of others was overwritten unasked: ${show(write)}`)
      }
    }
  }

  read(realm: Realm, account: StoredAccount): void {
    this.#reads.push({ realm, accountId: account.id, values: fieldsOf(account), at: Date.now() })
  }

  /** Checks the notices on the screen of a tab. Law 3. */
  observe(tab: SimulatedTab): void {
    const notices = tab.notices()
    for (const { write } of notices) {
      const { id } = write
      if (notices.filter((each) => each.write.id === id).length > 1) {
        this.#fault(`3: announced twice at once: ${show(write)}`)
      }
      this.#announce(tab.realm, write)
    }
  }

  #announce(realm: Realm, write: Write): void {
    const { id } = write
    const realms = this.#announcers.get(id) ?? new Set()
    this.#announcers.set(id, realms.add(realm))
    const alive = [...realms].filter(({ isDead }) => !isDead)
    if (alive.length > 1 && !this.excused.has(id)) {
      this.#fault(`3: announced in ${alive.map(({ name }) => name).join(' and ')}: ${show(write)}`)
    }
  }

  /** Called once everything has finished and nobody acts any more. Law 3. */
  checkAnnounced(tabs: readonly SimulatedTab[]): void {
    const open = tabs.flatMap(({ writes }) => writes.unfinished())
    for (const write of open) {
      const { is } = write.phase
      if (is !== 'conflicted' && is !== 'unresolved') this.#fault(`3: never ends: ${show(write)}`)
    }
    for (const { write, realm } of this.writes.values()) {
      const { id } = write
      const isOpenStill = open.some((each) => each.id === id)
      if (isOpenStill || this.#announcers.has(id) || this.excused.has(id)) continue
      // An unsent write becomes a draft when its tab is gone.
      const isDraft = write.heir === '' || (realm.isDead && isUnsent(write))
      if (!isDraft) this.#fault(`3: announced nowhere: ${show(write)}`)
    }
  }

  /** `kept`: everything that is stored anywhere, as text. Law 4. */
  checkKept(kept: string): void {
    for (const marker of this.markers.values()) {
      const { text: mark, field, gone } = marker
      if (gone !== null || this.excused.has(mark) || this.#stored.has(mark)) continue
      if (!kept.includes(mark)) this.#fault(`4: ${field} = ${mark} is lost`)
    }
  }

  /**
   * Edits and writes from `from` (ms) on may be lost, because they may not have been stored yet.
   */
  excuse(from: number): void {
    for (const { write, changedAt } of this.writes.values()) {
      if (write.submittedAt < from && changedAt < Date.now() - storedMs) continue
      this.excused.add(write.id)
      for (const mark of markersIn(text(write.edits))) this.excused.add(mark)
    }
    for (const { text: mark, at } of this.markers.values()) if (at >= from) this.excused.add(mark)
  }

  fault(what: string): void {
    this.#fault(what)
  }

  #fault(what: string): void {
    if (!this.faults.includes(what)) this.faults.push(what)
  }
}

function text(value: unknown): string {
  return JSON.stringify(value)
}

function show({ id, intent, accountId, phase, body, owner }: Write): string {
  return `${intent.kind} ${id.slice(0, 4)} of ${accountId} by ${owner.slice(0, 4)}, ${phase.is}: ${text(body)}`
}

function isOf({ accountId, body }: Write, request: ReceivedWrite): boolean {
  return accountId === request.accountId && text(body) === text(request.body)
}
