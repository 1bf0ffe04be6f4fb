// The IndexedDB of a browser, in memory: steps run one after the other, take a while, and die with
// their tab.
import { readDraftRecord, type DraftRecord } from '#editing/drafts/draft-record.ts'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { notifyWiped } from '#editing/drafts/wiped-signal.ts'
import type { JournalStore } from '#editing/storage/journal-store.ts'
import { readConfirmed, readStoredWrite, storedWrite } from '#editing/storage/stored-write.ts'
import type { LedgerStore } from '#rate-limit/ledger.ts'
import type { LedgerState } from '#rate-limit/ledger-state.ts'
import type { SimulatedBrowser } from './simulated-browser.ts'

export const owner = { tenant: 'acme', user: 'ana' }

type Line = <Result>(step: () => Result) => Promise<Result>

/**
 * The storage that all tabs share. `delayMs`: how long a step takes before it takes effect, and
 * again after it.
 */
export class SimulatedStorage {
  readonly writes = new Map<string, unknown>()
  readonly confirmed = new Map<string, unknown>()
  readonly drafts = new Map<string, unknown>()
  #ledger: LedgerState | null = null
  readonly #ledgerListeners = new Set<() => void>()
  readonly #browser: SimulatedBrowser
  readonly #delayMs: () => number
  /**
   * By store, when the last step of any tab takes effect: IndexedDB keeps their order over all
   * tabs.
   */
  readonly #free = new Map<string, number>()

  constructor(browser: SimulatedBrowser, delayMs: () => number) {
    this.#browser = browser
    this.#delayMs = delayMs
  }

  /** Runs the steps of the current tab, one after the other. */
  #line(store: string): Line {
    const { realm } = this.#browser
    let done = 0
    return (step) =>
      new Promise((resolve, reject) => {
        const delayMs = this.#delayMs()
        const at = Math.max(this.#free.get(store) ?? 0, Date.now()) + delayMs
        this.#free.set(store, at)
        // Steps that were requested while the page is left still run.
        const take = () => {
          if (realm?.isDead && !realm.isLeaving) return
          const settle = settling(step)
          done = Math.max(done, Date.now() + delayMs)
          this.#browser.later(realm, done - Date.now(), () => settle(resolve, reject))
        }
        if (at === Date.now() && done <= at) settling(step)(resolve, reject)
        else this.#browser.later(null, at - Date.now(), take)
      })
  }

  /** The journal's store of one tab. */
  journal(): JournalStore {
    const inLine = this.#line('journal')
    return {
      load: () =>
        inLine(() => ({
          writes: [...this.writes.values()].flatMap((each) => readStoredWrite(each) ?? []),
          confirmed: [...this.confirmed.values()].flatMap((each) => readConfirmed(each) ?? []),
        })),
      swap: (id, step) =>
        inLine(() => {
          const stored = readStoredWrite(this.writes.get(id))
          const others = [...this.writes.values()].flatMap((each) => readStoredWrite(each) ?? [])
          const next = step(
            stored,
            others.filter((each) => each.id !== id),
          )
          if (next === undefined) return stored
          if (next === null) this.writes.delete(id)
          else this.writes.set(id, structuredClone(storedWrite(next)))
          return next
        }),
      record: (confirmed) =>
        inLine(() => {
          this.writes.delete(confirmed.id)
          this.confirmed.set(confirmed.id, structuredClone(confirmed))
        }),
      forget: (ids) => inLine(() => ids.forEach((id) => this.confirmed.delete(id))),
      wipe: () =>
        inLine(() => {
          this.writes.clear()
          this.confirmed.clear()
        }),
    }
  }

  /** The drafts' store of one tab. */
  draftStore(): DraftStore {
    return new MemoryDrafts(this.drafts, this.#line('drafts'))
  }

  /** The ledger's store of one tab. */
  ledger(): LedgerStore {
    const inLine = this.#line('ledger')
    const listeners = new Set<() => void>()
    const realm = this.#browser.realm
    const hear = () =>
      this.#browser.later(realm, 1, () => listeners.forEach((listener) => listener()))
    this.#ledgerListeners.add(hear)
    return {
      reach: 'all-tabs',
      update: (step) =>
        inLine(() => {
          const before = JSON.stringify(this.#ledger)
          this.#ledger = step(this.#ledger)
          if (JSON.stringify(this.#ledger) !== before) {
            for (const other of this.#ledgerListeners) if (other !== hear) other()
          }
          return this.#ledger
        }),
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    }
  }
}

function settling<Result>(step: () => Result) {
  try {
    const result = step()
    return (resolve: (result: Result) => void) => resolve(result)
  } catch (error) {
    return (_resolve: unknown, reject: (error: unknown) => void) => reject(error)
  }
}

class MemoryDrafts extends DraftStore {
  readonly #records: Map<string, unknown>
  readonly #inLine: Line
  #isWiped = false

  constructor(records: Map<string, unknown>, inLine: Line) {
    super(owner)
    this.#records = records
    this.#inLine = inLine
  }

  override keep(record: DraftRecord): Promise<void> {
    const kept: unknown = structuredClone(record)
    return this.#inLine(() => {
      if (this.#isWiped) throw new Error('wiped')
      this.#records.set(`${record.account} ${record.page}`, kept)
    })
  }

  override amend(
    { account, page }: Pick<DraftRecord, 'account' | 'page'>,
    step: (stored: DraftRecord | null) => DraftRecord,
  ): Promise<void> {
    return this.#inLine(() => {
      if (this.#isWiped) throw new Error('wiped')
      const key = `${account} ${page}`
      const stored = readDraftRecord(this.#records.get(key))
      this.#records.set(key, structuredClone(step(stored)))
    })
  }

  override claim({ account, page, savedAt }: DraftRecord, as: string): Promise<boolean> {
    const key = `${account} ${page}`
    return this.#inLine(() => {
      const draft = readDraftRecord(this.#records.get(key))
      if (draft?.savedAt !== savedAt) return false
      this.#records.set(`${account} ${as}`, structuredClone({ ...draft, page: as }))
      return this.#records.delete(key)
    })
  }

  override drop(account: string, page: string, upTo = Infinity): Promise<void> {
    const key = `${account} ${page}`
    return this.#inLine(() => {
      const draft = readDraftRecord(this.#records.get(key))
      if (!draft || draft.savedAt <= upTo) this.#records.delete(key)
    })
  }

  override async listFor(account: string): Promise<DraftRecord[]> {
    const all = await this.listAll()
    return all.filter((record) => record.account === account)
  }

  override listAll(): Promise<DraftRecord[]> {
    return this.#inLine(() =>
      [...this.#records.values()]
        .flatMap((each) => readDraftRecord(each) ?? [])
        .toSorted((a, b) => b.savedAt - a.savedAt),
    )
  }

  override async wipe(): Promise<void> {
    this.#isWiped = true
    await this.#inLine(() => this.#records.clear())
    notifyWiped(owner)
  }
}
