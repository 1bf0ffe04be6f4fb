// Plays a schedule of acts over simulated tabs, a simulated server and simulated storage.
import * as fc from 'fast-check'
import { vi } from 'vitest'
import { onUnhandled } from './unhandled.ts'
import { pageActs, tabActs } from './lifecycle-acts.ts'
import { LifecycleWitness } from './lifecycle-witness.ts'
import { SimulatedBrowser, type Realm } from './simulated-browser.ts'
import { SimulatedServer, type ReadFate, type WriteFate } from './simulated-server.ts'
import { SimulatedStorage } from './simulated-storage.ts'
import { SimulatedTab } from './simulated-tab.ts'

type PageAct = keyof typeof pageActs | keyof typeof tabActs
type WorldAct =
  | 'openTab'
  | 'reload'
  | 'closeTab'
  | 'crash'
  | 'offline'
  | 'online'
  | 'expire'
  | 'signInAgain'
  | 'signOut'
  | 'colleague'

export interface Step {
  act: PageAct | WorldAct
  tab: number
  pick: number
  /** How much time passes after it, in ms. */
  ms: number
}

export interface Schedule {
  steps: Step[]
  writes: WriteFate[]
  reads: ReadFate[]
  storeDelays: number[]
  /** Whether the browser has Web Locks. */
  hasLocks: boolean
}

const mostTabs = 3
const fewMs = fc.nat(400)

const anyWriteFate: fc.Arbitrary<WriteFate> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fewMs }) },
  {
    weight: 2,
    arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fc.nat(28_000) }),
  },
  fc.record({ fate: fc.constant('unnamed' as const), ms: fewMs, isApplied: fc.boolean() }),
  fc.record({ fate: fc.constant('empty' as const), ms: fewMs }),
  {
    weight: 4,
    arbitrary: fc.record({
      fate: fc.constant('dropped' as const),
      ms: fc.oneof(fewMs, fc.nat(25_000)),
      appliedMs: fc.option(fc.oneof(fewMs, fc.nat(31_000)), { freq: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      fate: fc.constant('silent' as const),
      appliedMs: fc.option(fc.oneof(fewMs, fc.nat(31_000)), { freq: 3 }),
    }),
  },
  fc.record({
    fate: fc.constant('failed' as const),
    status: fc.constantFrom(500 as const, 503 as const),
    ms: fewMs,
    appliedMs: fc.option(fc.oneof(fewMs, fc.nat(20_000)), { freq: 3 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      fate: fc.constant('refused' as const),
      status: fc.constantFrom(400 as const, 400 as const, 403 as const),
      ms: fewMs,
    }),
  },
  fc.record({
    fate: fc.constant('limited' as const),
    ms: fewMs,
    retryAfter: fc.option(fc.nat(30), { freq: 3 }),
  }),
)

const anyReadFate: fc.Arbitrary<ReadFate> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fewMs }) },
  {
    weight: 2,
    arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fc.nat(20_000) }),
  },
  fc.record({ fate: fc.constant('dropped' as const), ms: fewMs }),
  fc.record({ fate: fc.constant('failed' as const), ms: fewMs }),
  fc.record({ fate: fc.constant('silent' as const) }),
  fc.record({
    fate: fc.constant('limited' as const),
    ms: fewMs,
    retryAfter: fc.option(fc.nat(30), { freq: 3 }),
  }),
)

const weights: [Step['act'], number][] = [
  ['open', 14],
  ['openNew', 3],
  ['type', 14],
  ['stage', 5],
  ['unstage', 1],
  ['typeDynamic', 3],
  ['save', 22],
  ['saveUnchecked', 2],
  ['sendAgain', 3],
  ['verifyAgain', 2],
  ['cancel', 3],
  ['undo', 4],
  ['decide', 4],
  ['restore', 5],
  ['dropDraft', 1],
  ['discard', 1],
  ['dismiss', 2],
  ['leave', 7],
  ['giveUp', 1],
  ['refresh', 2],
  ['cancelDetached', 1],
  ['dismissDetached', 2],
  ['openTab', 4],
  ['reload', 3],
  ['closeTab', 1],
  ['crash', 3],
  ['offline', 1],
  ['online', 2],
  ['expire', 1],
  ['signInAgain', 3],
  ['signOut', 1],
  ['colleague', 6],
]

const anyAct = fc.oneof(
  ...weights.map(([act, weight]) => ({ weight, arbitrary: fc.constant(act) })),
)

const anyStep: fc.Arbitrary<Step> = fc.record({
  act: anyAct,
  tab: fc.nat(mostTabs - 1),
  pick: fc.nat(7),
  ms: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(1_000), fc.nat(12_000), fc.nat(70_000)),
})

/** Acts of one tab that often follow each other. */
const stories: readonly (readonly Step['act'][])[] = [
  ['open', 'type', 'save'],
  ['open', 'stage', 'save'],
  ['open', 'type', 'save', 'leave', 'open'],
  ['openNew', 'type', 'stage', 'save'],
  ['openNew', 'type', 'save', 'leave', 'openNew'],
  ['type', 'save', 'type', 'save'],
  ['type', 'colleague', 'save', 'decide'],
  ['save', 'undo'],
  ['sendAgain', 'leave'],
  ['type', 'reload', 'open', 'restore'],
  ['expire', 'save', 'signInAgain'],
]

const anyStory = fc
  .tuple(
    fc.constantFrom(...stories),
    fc.nat(mostTabs - 1),
    fc.array(anyStep, { minLength: 5, maxLength: 5 }),
  )
  .map(([acts, tab, steps]) =>
    acts.flatMap((act, at) => {
      const step = steps[at]
      return step ? [{ ...step, act, tab }] : []
    }),
  )

const anySteps = fc
  .array(fc.oneof({ weight: 2, arbitrary: anyStep.map((step) => [step]) }, anyStory), {
    minLength: 2,
    maxLength: 18,
    size: 'max',
  })
  .map((parts) => parts.flat())

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  steps: anySteps,
  writes: fc.array(anyWriteFate, { maxLength: 12, size: 'max' }),
  reads: fc.array(anyReadFate, { maxLength: 20, size: 'max' }),
  storeDelays: fc.array(fc.constantFrom(0, 0, 0, 4, 25), { minLength: 1, maxLength: 5 }),
  hasLocks: fc.boolean(),
})

/** Plays a schedule, then lets all have its time. Returns what it saw. */
export async function simulate(
  schedule: Schedule,
  log: (line: string) => void = () => undefined,
): Promise<LifecycleWitness> {
  const simulation = new Simulation(schedule, log)
  return simulation.play()
}

class Simulation {
  readonly #witness = new LifecycleWitness()
  readonly #browser: SimulatedBrowser
  readonly #storage: SimulatedStorage
  readonly #server: SimulatedServer
  readonly #schedule: Schedule
  readonly #tabs: SimulatedTab[] = []
  readonly #log: (line: string) => void
  #isOnline = true
  #opened = 0
  #colleagues = 0

  constructor(schedule: Schedule, log: (line: string) => void) {
    this.#schedule = schedule
    this.#log = (line) => log(`${Date.now() - startAt} ${line}`)
    this.#browser = new SimulatedBrowser(schedule.steps.length)
    const startAt = Date.now()
    let steps = 0
    const { storeDelays } = schedule
    this.#storage = new SimulatedStorage(
      this.#browser,
      () => storeDelays[steps++ % storeDelays.length] ?? 0,
    )
    const witness = this.#witness
    this.#server = new SimulatedServer(this.#browser, {
      onReceived: (receipt) => {
        const { realm, accountId, body, appliedAt } = receipt
        this.#log(
          `server: ${realm.name} ${accountId} ${JSON.stringify(body)}, applied at ${appliedAt && appliedAt - startAt}`,
        )
        witness.received(
          receipt,
          this.#tabs.find((tab) => tab.realm === realm),
          this.#server.receipts,
        )
      },
      onApplied: (receipt, before, id) => {
        this.#log(`server: applied ${JSON.stringify(receipt.body)}`)
        witness.applied(receipt, before, id)
      },
      onRead: (realm, account) => witness.read(realm, account),
    })
    this.#server.writeFates = [...schedule.writes]
    this.#server.readFates = [...schedule.reads]
    vi.stubGlobal('fetch', this.#server.fetch)
    this.#browser.onTask = () => {
      for (const tab of this.#living()) witness.look(tab)
    }
  }

  async play(): Promise<LifecycleWitness> {
    const stopHearing = onUnhandled((error) => this.#witness.fault(`8: ${String(error)}`))
    try {
      await this.#openTab(0)
      await this.#open(this.#tabs[0], '101')
      for (const step of this.#schedule.steps) {
        // oxlint-disable-next-line no-await-in-loop
        await this.#do(step)
        // oxlint-disable-next-line no-await-in-loop
        await this.#browser.pass(step.ms)
        if (this.#witness.faults.length > 0) return this.#witness
      }
      await this.#end()
      return this.#witness
    } finally {
      stopHearing()
    }
  }

  async #open(tab: SimulatedTab | undefined, accountId: string): Promise<void> {
    if (!tab) return
    await this.#browser.in(tab.realm, () => tab.openAccount(accountId))
    await this.#browser.pass(600)
  }

  #living(): SimulatedTab[] {
    return this.#tabs.filter(({ realm }) => !realm.isDead)
  }

  async #openTab(slot: number): Promise<void> {
    this.#opened += 1
    const realm: Realm = {
      name: `tab ${this.#opened}`,
      isDead: false,
      isLeaving: false,
      window: new EventTarget(),
    }
    await this.#browser.in(realm, () => {
      const tab = new SimulatedTab(realm, {
        storage: this.#storage,
        living: this.#schedule.hasLocks
          ? () => new Set(this.#living().map(({ editing }) => editing.journal.tab))
          : null,
        token: this.#server.token,
        isOnline: this.#isOnline,
      })
      this.#tabs[slot] = tab
      const { journal } = tab.editing
      journal.subscribe((change) => {
        const write = change?.after
        if (!write) {
          if (change?.before) this.#log(`${realm.name}: ${change.before.id.slice(0, 4)} forgotten`)
          return
        }
        const { id, phase, intent, owner, heir } = write
        this.#log(
          `${realm.name} (${journal.tab.slice(0, 4)}): ${intent.kind} ${id.slice(0, 4)} ${phase.is}${phase.is === 'unresolved' ? ` ${phase.found.verdict}` : ''}, owner ${owner.slice(0, 4)}, heir ${heir.slice(0, 4)}`,
        )
        this.#witness.journalled(realm, write, journal.tab)
        tab.hearForbidden(write)
      })
    })
  }

  async #do({ act, tab: at, pick }: Step): Promise<void> {
    const living = this.#living()
    const tab = living[at % Math.max(1, living.length)]
    this.#log(`- ${act} ${tab?.realm.name} ${pick}`)
    if (act === 'openTab' || !tab) {
      if (living.length < mostTabs) await this.#openTab(this.#tabs.length)
      return
    }
    const own = { ...pageActs, ...tabActs }
    if (act in own) {
      const does = own[act as PageAct]
      if (act in pageActs && !tab.page) await this.#open(tab, '101')
      return this.#browser.in(tab.realm, () => does(tab, this.#witness, pick))
    }
    await this.#change(act as WorldAct, tab, pick)
  }

  async #change(act: WorldAct, tab: SimulatedTab, pick: number): Promise<void> {
    const { realm } = tab
    const slot = this.#tabs.indexOf(tab)
    switch (act) {
      case 'reload':
      case 'closeTab':
        // The browser has asked.
        this.#witness.excuse(Date.now() - 100)
        await this.#browser.in(realm, () => {
          realm.isLeaving = true
          realm.window.dispatchEvent(new Event('pagehide'))
        })
        this.#browser.kill(realm)
        if (act === 'reload') await this.#openTab(this.#tabs.length)
        return
      case 'crash':
        this.#witness.excuse(Date.now() - 1_500)
        this.#browser.kill(realm)
        return
      case 'offline':
      case 'online':
        return this.#setOnline(act === 'online')
      case 'expire':
        this.#server.token += 1
        return
      case 'signInAgain':
        if (!tab.isRefused && !tab.isReadOnly) return
        return this.#browser.in(realm, () => tab.signInAgain(this.#server.token))
      case 'signOut':
        this.#witness.excuse(0)
        this.#witness.signedOutAt = Date.now()
        await this.#browser.in(realm, () => tab.signOut())
        await this.#browser.pass(500)
        await this.#openTab(slot)
        return
      case 'colleague': {
        this.#colleagues += 1
        const value = `c${this.#colleagues}x`
        this.#witness.othersSet(value)
        const field = ['notes', 'phone', 'dynamic'][pick % 3]
        const change =
          field === 'dynamic'
            ? { dynamic_fields: [{ field_id: '10', value }] }
            : { [field as 'notes' | 'phone']: value }
        this.#server.edit(pick > 5 ? '102' : '101', change)
        return
      }
      case 'openTab':
    }
  }

  async #setOnline(isOnline: boolean): Promise<void> {
    this.#isOnline = isOnline
    this.#server.isReachable = isOnline
    for (const { realm, client } of this.#living()) {
      // oxlint-disable-next-line no-await-in-loop
      await this.#browser.in(realm, () =>
        isOnline ? client.queue.release('offline') : client.queue.hold('offline'),
      )
    }
  }

  /** Everything works again, and all that is under way has its time. */
  async #end(): Promise<void> {
    const browser = this.#browser
    this.#log('- the end')
    this.#server.writeFates = []
    this.#server.readFates = []
    await this.#setOnline(true)
    if (this.#living().length === 0) await this.#openTab(this.#tabs.length)
    for (const tab of this.#living()) {
      // oxlint-disable-next-line no-await-in-loop
      await browser.in(tab.realm, () => tab.signInAgain(this.#server.token))
    }
    await browser.pass(8 * 60_000)
    const { requests } = this.#server
    const late = requests.filter((at) => at > Date.now() - 2 * 60_000)
    if (late.length > 0)
      this.#witness.fault(`8: still ${late.length} requests after 6 idle minutes`)
    this.#witness.checkTold(this.#living())
    const kept: string[] = []
    for (const tab of this.#living()) {
      for (const id of [...this.#server.accounts.keys(), null]) {
        // oxlint-disable-next-line no-await-in-loop
        await browser.in(tab.realm, () => (id === null ? tab.openNew() : tab.openAccount(id)))
        // oxlint-disable-next-line no-await-in-loop
        for (let tries = 0; tries < 20 && !tab.page?.session; tries += 1) await browser.pass(5_000)
        // oxlint-disable-next-line no-await-in-loop
        await browser.pass(500)
        kept.push(JSON.stringify(tab.page?.session?.edited.edits()))
      }
      // oxlint-disable-next-line no-await-in-loop
      await browser.in(tab.realm, () => tab.page?.close())
      kept.push(JSON.stringify(tab.editing.journal.all()))
    }
    kept.push(JSON.stringify([...this.#storage.drafts.values()]))
    this.#witness.checkKept(kept.join('\n'))
  }
}
