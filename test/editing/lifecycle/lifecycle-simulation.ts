// Plays a schedule of acts over simulated tabs, a simulated server and simulated storage.
import { setMaxListeners } from 'node:events'
import { vi } from 'vitest'
import { onUnhandled } from './unhandled.ts'
import { pageActs, tabActs } from './lifecycle-acts.ts'
import {
  mostTabs,
  type PageAct,
  type Schedule,
  type Step,
  type WorldAct,
} from './lifecycle-schedule.ts'
import { LifecycleWitness } from './lifecycle-witness.ts'
import { SimulatedBrowser, type Realm } from './simulated-browser.ts'
import { SimulatedServer } from './simulated-server.ts'
import { SimulatedStorage } from './simulated-storage.ts'
import { SimulatedTab } from './simulated-tab.ts'

/** Plays a schedule, then lets everything finish. Returns the witness. */
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
      onReceived: (request) => {
        const { realm, accountId, body, appliedAt } = request
        this.#log(
          `server: ${realm.name} ${accountId} ${JSON.stringify(body)}, applied at ${appliedAt && appliedAt - startAt}`,
        )
        witness.received(
          request,
          this.#tabs.find((tab) => tab.realm === realm),
          this.#server.received,
        )
      },
      onApplied: (request, before, id) => {
        this.#log(`server: applied ${JSON.stringify(request.body)}`)
        witness.applied(request, before, id)
      },
      onRead: (realm, account) => witness.read(realm, account),
    })
    this.#server.writeFates = [...schedule.writes]
    this.#server.readFates = [...schedule.reads]
    vi.stubGlobal('fetch', this.#server.fetch)
    this.#browser.onTask = () => {
      for (const tab of this.#living()) witness.observe(tab)
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
    // Every page in the tab listens for its end.
    setMaxListeners(0, realm.window)
    await this.#browser.in(realm, () => {
      const tab = new SimulatedTab(realm, {
        storage: this.#storage,
        living: this.#schedule.hasLocks
          ? () => new Set(this.#living().map(({ writes }) => writes.journal.tab))
          : null,
        token: this.#server.token,
        isOnline: this.#isOnline,
      })
      this.#tabs[slot] = tab
      const { journal } = tab.writes
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
    const onPages = { ...pageActs, ...tabActs }
    if (act in onPages) {
      const does = onPages[act as PageAct]
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
        // The browser may have asked first, so the last moments of typing need not be stored.
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

  /** Repairs everything, and lets all open writes finish. */
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
    this.#witness.checkAnnounced(this.#living())
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
      kept.push(JSON.stringify(tab.writes.journal.all()))
    }
    kept.push(JSON.stringify([...this.#storage.drafts.values()]))
    this.#witness.checkKept(kept.join('\n'))
  }
}
