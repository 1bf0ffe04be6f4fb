// Sees all that happens in a simulation, and says which law was broken. Every value that is typed is a
// marker of its own, so that it can be followed wherever it goes.
import type { StoredAccount } from '#mock/stored-account.ts'
import { isOpen, isUnsent, type Write } from '#editing/write.ts'
import { fieldsOf, markersIn, valuesOf, type Marker } from './lifecycle-markers.ts'
import type { Realm } from './simulated-browser.ts'
import type { Receipt } from './simulated-server.ts'
import type { SimulatedTab } from './simulated-tab.ts'

/** How a write was told of, and when. */
interface Verdict {
  write: Write
  at: number
}

interface Journalled {
  write: Write
  realm: Realm
  changedAt: number
  /** When it was last sent again by its user. */
  freshFrom: number
}

/** A cache of the server's can be so old, and what is read for a write so old when that goes out, in ms. */
const oldestMs = 70_000
/** What is written is stored within that, in ms. */
const storedMs = 150

export class LifecycleWitness {
  readonly faults: string[] = []
  readonly markers = new Map<string, Marker>()
  readonly phases = new Set<string>()
  readonly writes = new Map<string, Journalled>()
  /** What each tab has last noted of that. */
  readonly #isAnnounced = new Map<string, boolean>()
  /** The tabs that have told of a write's end, by its id. */
  readonly #told = new Map<string, Set<Realm>>()
  readonly #verdicts: Verdict[] = []
  /** When somebody pressed Save or the like. */
  readonly #presses: number[] = []
  readonly #decisions: { realm: Realm; accountId: string; at: number }[] = []
  readonly #receiptsOf = new Map<string, Receipt[]>()
  readonly #writeOf = new Map<Receipt, Write>()
  /** What an answer has brought to a tab. */
  readonly #reads: { realm: Realm; accountId: string; values: Map<string, string>; at: number }[] =
    []
  /** By account and field: what others have set there, and when. */
  readonly #others = new Map<string, number>()
  /** What has ever been stored. */
  readonly #stored = new Set<string>()
  /** Writes and markers that a sign-out, or a crash, has taken. */
  readonly excused = new Set<string>()
  /** What was under way by then is told by nobody. */
  signedOutAt = 0
  #count = 0

  marker(accountId: string | null, field: string, over: string | null): string {
    this.#count += 1
    const text = `m${this.#count}x`
    const known = new Set(over === null ? [] : [over])
    this.markers.set(text, { text, accountId, field, at: Date.now(), over: known, gone: null })
    return text
  }

  /** What is in some text need not be anywhere any more. */
  giveUp(text: string, why: string): void {
    for (const marker of markersIn(text)) {
      const known = this.markers.get(marker)
      if (known) known.gone ??= why
    }
  }

  press(): void {
    this.#presses.push(Date.now())
  }

  /** Somebody has sent a write again, or has saved over an explicit end of it. */
  sentAgain(write: Write): void {
    const known = this.writes.get(write.id)
    if (known) known.freshFrom = Date.now()
  }

  /** Somebody has decided conflicts: what is local now was put over what is remote. */
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
    // What another save follows at once is marked as told, and hardly seen.
    const key = `${write.id} ${tab}`
    if (write.isAnnounced && this.#isAnnounced.get(key) === false) this.#tell(realm, write)
    this.#isAnnounced.set(key, write.isAnnounced)
    const known = this.writes.get(write.id)
    // Only its own tab knows how far it is.
    if (known && write.owner !== tab) return
    const last = known?.write
    const freshFrom = known?.freshFrom ?? 0
    const changedAt = last?.phase === write.phase ? (known?.changedAt ?? 0) : Date.now()
    this.writes.set(write.id, { write, realm, freshFrom, changedAt })
    if (last) this.#savedOver(last, write)
    // It goes on, and ends anew.
    if (last && !isOpen(last) && isOpen(write) && write.owner === tab) this.#told.delete(write.id)
    if (write.owner !== tab || last?.phase === write.phase) return
    this.phases.add(write.phase.is)
    const { phase } = write
    if (phase.is === 'unresolved') this.phases.add(phase.found.verdict)
    this.#verdicts.push({ write, at: Date.now() })
    this.#checkVerdict(write, known?.freshFrom ?? 0)
  }

  /** Their user has saved something else in another tab, which has taken the write over. */
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
    const receipts = this.#receiptsOf.get(write.id) ?? []
    const applied = receipts.filter(({ appliedAt }) => appliedAt !== null)
    switch (phase.is) {
      case 'unresolved': {
        if (phase.found.verdict !== 'not-applied') return
        const marked = intent.kind === 'undo' ? applied : this.#appliedWith(write)
        if (marked.length > 0) this.#fault(`5: not applied is said of ${show(write)}, and it was`)
        return
      }
      case 'rejected': {
        if (typeof receipts.at(-1)?.appliedAt === 'number')
          this.#fault(`5: rejected, and applied: ${show(write)}`)
        return
      }
      case 'cancelled':
      case 'conflicted':
      case 'abandoned':
      case 'unchecked':
      case 'queued':
      case 'refreshing':
        if (applied.some(({ sentAt }) => sentAt >= freshFrom)) {
          this.#fault(`5: ${phase.is} is said of ${show(write)}, which was sent and applied`)
        }
        return
      case 'confirmed':
        // What an answer passes over is for an acknowledgement to tell.
        if (phase.by === 'answer' || intent.kind === 'undo') return
        if (!this.#appliedWith(write, true).some((each) => each.isApplied)) {
          this.#fault(`5: confirmed is said of ${show(write)}, and it was not applied`)
        }
        return
      case 'in-flight':
      case 'verifying':
      case 'unchanged':
    }
  }

  /** `inPart`: also where something of it was passed over. */
  #appliedWith(write: Write, inPart = false): Receipt[] {
    // No read tells of a QR code.
    const { qr_code: _hidden, ...shown } = write.body
    const marks = markersIn(JSON.stringify(shown))
    return [...this.#writeOf.keys()].filter(
      ({ appliedAt, body, skipped }) =>
        appliedAt !== null &&
        (inPart || skipped.length === 0) &&
        marks.some((mark) => JSON.stringify(body).includes(mark)),
    )
  }

  /** The server has taken a write in. `tab`: the one that sent it. Laws 1, 2 and 7. */
  received(receipt: Receipt, tab: SimulatedTab | undefined, all: readonly Receipt[]): void {
    const { accountId, body, realm } = receipt
    const write = tab?.writes.journal
      .all()
      .find((each) => each.phase.is === 'in-flight' && isOf(each, receipt))
    if (!write) return this.#fault(`1: a request that no write is in flight for: ${text(body)}`)
    this.#writeOf.set(receipt, write)
    const before = this.#receiptsOf.get(write.id) ?? []
    this.#receiptsOf.set(write.id, [...before, receipt])
    const { freshFrom = 0 } = this.writes.get(write.id) ?? {}
    if (before.some(({ sentAt }) => sentAt >= freshFrom)) {
      this.#fault(`1: sent twice, unasked: ${show(write)}`)
    }
    if (write.intent.kind !== 'undo') this.#checkRepeats(receipt, write)
    const others = all.filter(
      (each) =>
        each !== receipt &&
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
        this.#fault(`2: ${show(write)} goes while ${show(earlier)} may still be carried out`)
      }
    }
    this.#checkChanged(receipt, write)
    void realm
  }

  /** Whether its user was told that nobody knows. */
  #isDecided(write: Write, { sentAt }: Receipt): boolean {
    return this.#verdicts.some(
      (each) =>
        each.at >= sentAt && each.write.id === write.id && each.write.phase.is === 'unresolved',
    )
  }

  #checkRepeats(receipt: Receipt, write: Write): void {
    for (const mark of markersIn(text(receipt.body))) {
      const last = [...this.#writeOf.keys()].findLast(
        (each) =>
          each !== receipt &&
          text(each.body).includes(mark) &&
          this.#writeOf.get(each)?.intent.kind !== 'undo',
      )
      if (!last || this.excused.has(mark)) continue
      const told = this.#verdicts.find(
        (each) =>
          each.at >= last.sentAt &&
          (each.write.phase.is === 'unresolved' || each.write.phase.is === 'rejected') &&
          text(each.write.body).includes(mark),
      )
      const isLost = last.skipped.length > 0
      const from = isLost ? last.sentAt : told?.at
      if (from === undefined || !this.#presses.some((at) => at >= from)) {
        this.#fault(`1: ${mark} is sent once more, unasked: ${show(write)}`)
      }
    }
  }

  /** Law 7. */
  #checkChanged({ body, accountId }: Receipt, write: Write): void {
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
  applied(receipt: Receipt, before: StoredAccount | null, accountId: string): void {
    for (const mark of markersIn(text(receipt.body))) this.#stored.add(mark)
    const write = this.#writeOf.get(receipt)
    if (!before || !write || write.isUnchecked) return
    // What an undo puts back is its user's own.
    if (write.intent.kind === 'undo') {
      for (const [, value] of valuesOf(receipt.body)) this.#others.delete(value ?? '')
    }
    const there = fieldsOf(before)
    for (const [field, value] of valuesOf(receipt.body)) {
      const over = there.get(field)
      if (value === null || over === undefined || over === value) continue
      const setAt = this.#others.get(over)
      if (setAt === undefined || this.markers.get(value)?.over.has(over)) continue
      const isRead = this.#reads.some(
        (each) =>
          each.realm === receipt.realm &&
          each.accountId === accountId &&
          each.at <= receipt.sentAt &&
          each.values.get(field) === over,
      )
      if (isRead || setAt < receipt.sentAt - oldestMs) {
        this.#fault(`6: ${field} = ${over} of others was overwritten unasked: ${show(write)}`)
      }
    }
  }

  read(realm: Realm, account: StoredAccount): void {
    this.#reads.push({ realm, accountId: account.id, values: fieldsOf(account), at: Date.now() })
  }

  /** Looks at the screen of a tab. Law 3. */
  look(tab: SimulatedTab): void {
    const notices = tab.notices()
    for (const { write } of notices) {
      const { id } = write
      if (notices.filter((each) => each.write.id === id).length > 1) {
        this.#fault(`3: told twice at once: ${show(write)}`)
      }
      this.#tell(tab.realm, write)
    }
  }

  #tell(realm: Realm, write: Write): void {
    const { id } = write
    const told = this.#told.get(id) ?? new Set()
    this.#told.set(id, told.add(realm))
    const alive = [...told].filter(({ isDead }) => !isDead)
    if (alive.length > 1 && !this.excused.has(id)) {
      this.#fault(`3: told in ${alive.map(({ name }) => name).join(' and ')}: ${show(write)}`)
    }
  }

  /** All has had its time, and nobody has done anything more. Law 3. */
  checkTold(tabs: readonly SimulatedTab[]): void {
    const open = tabs.flatMap(({ writes }) => writes.unfinished())
    for (const write of open) {
      const { is } = write.phase
      if (is !== 'conflicted' && is !== 'unresolved') this.#fault(`3: never ends: ${show(write)}`)
    }
    for (const { write, realm } of this.writes.values()) {
      const { id } = write
      const isOpenStill = open.some((each) => each.id === id)
      if (isOpenStill || this.#told.has(id) || this.excused.has(id)) continue
      // What was not sent is a draft once its tab is gone.
      const isDraft = write.heir === '' || (realm.isDead && isUnsent(write))
      if (!isDraft) this.#fault(`3: told nowhere: ${show(write)}`)
    }
  }

  /** `kept`: all that is kept anywhere, as text. Law 4. */
  checkKept(kept: string): void {
    for (const marker of this.markers.values()) {
      const { text: mark, field, gone } = marker
      if (gone !== null || this.excused.has(mark) || this.#stored.has(mark)) continue
      if (!kept.includes(mark)) this.#fault(`4: ${field} = ${mark} is lost`)
    }
  }

  /** What was typed and submitted from then on (ms) may be gone: it may not have been stored yet. */
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

function isOf({ accountId, body }: Write, receipt: Receipt): boolean {
  return accountId === receipt.accountId && text(body) === text(receipt.body)
}
