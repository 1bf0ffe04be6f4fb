// Loads all of a list, page by page, and keeps it. No React: a screen watches it, and may be left meanwhile.
import type { AccountRow } from '#contract/account.ts'
import { asFailure, type Failure } from '#http/failures.ts'
import { endOf, type ListPage } from './list-page.ts'
import { rowsPerRequest, type LoadPlan } from './load-plan.ts'
import { mergePages, type LoadedRows } from './merge-pages.ts'

type LoadPhase =
  | { is: 'loading' | 'paused' }
  /** A request failed: what came until then is kept, and loading can go on. */
  | { is: 'failed'; failure: Failure }
  | { is: 'stopped' }
  | { is: 'loaded' }

export interface LoadState {
  phase: LoadPhase
  /** Rows that have come, and how many there are to be; null when not known. */
  got: number
  total: number | null
  /** Requests that are still to be answered; null when not known. */
  requestsLeft: number | null
  /** All of it as it was loaded last; null until then. Stays while it is loaded again. */
  loaded: LoadedRows | null
}

export interface PageSource {
  /** Reads the page at an offset, `rowsPerRequest` rows of it. */
  read: (offset: number) => Promise<ListPage>
  /** Takes what waits for its turn out of the queue. What is under way comes all the same. */
  withdraw: (offset: number) => void
}

/** How many requests stand in the queue at once: a screen of it stays readable. */
const atOnce = 5

export class LoadedList {
  readonly #source: PageSource
  readonly #listeners = new Set<() => void>()
  #pages: ListPage[] = []
  #asked = new Set<number>()
  /** Rises whenever what was asked for is not wanted any more. */
  #generation = 0
  #total: number | null = null
  #state: LoadState = {
    phase: { is: 'stopped' },
    got: 0,
    total: null,
    requestsLeft: null,
    loaded: null,
  }

  constructor(source: PageSource) {
    this.#source = source
  }

  /** How it stands; the same object until something changes. */
  readonly getSnapshot = (): LoadState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Loads anew, as planned. What was loaded before stays in sight until all has come. */
  load({ known }: LoadPlan, total: number | null): void {
    this.#forget()
    this.#pages = [...known]
    this.#total = total
    this.#goOn()
  }

  /** Asks for nothing more until `resume`. */
  pause(): void {
    if (this.#state.phase.is !== 'loading') return
    this.#set({ phase: { is: 'paused' } })
    this.#withdraw()
  }

  /** Goes on after a pause or a failure. */
  resume(): void {
    const { is } = this.#state.phase
    if (is === 'paused' || is === 'failed') this.#goOn()
  }

  /** Gives loading up. What was loaded before stays. */
  stop(): void {
    this.#forget()
    this.#pages = []
    this.#set({ phase: { is: this.#state.loaded ? 'loaded' : 'stopped' } })
  }

  /** Changes one row of what was loaded, as a write of our own has. */
  update(id: string, change: (row: AccountRow, readAt: number) => AccountRow): void {
    const changed = (row: AccountRow, readAt: number) => (row.id === id ? change(row, readAt) : row)
    this.#pages = this.#pages.map((page) => ({
      ...page,
      rows: page.rows.map((row) => changed(row, page.readAt)),
    }))
    const { loaded } = this.#state
    const at = loaded?.rows.findIndex((row) => row.id === id) ?? -1
    const row = loaded?.rows[at]
    if (!loaded || !row) return
    const rows = loaded.rows.with(at, change(row, loaded.readAt[at] ?? 0))
    this.#set({ loaded: { ...loaded, rows } })
  }

  #goOn(): void {
    this.#set({ phase: { is: 'loading' } })
    this.#ask()
  }

  #ask(): void {
    if (this.#state.phase.is !== 'loading') return
    const gaps = this.#gaps()
    if (gaps.length === 0 && this.#asked.size === 0) {
      const loaded = mergePages(this.#pages)
      this.#pages = []
      this.#set({ phase: { is: 'loaded' }, loaded })
      return
    }
    for (const offset of gaps.slice(0, atOnce - this.#asked.size)) void this.#read(offset)
  }

  async #read(offset: number): Promise<void> {
    const generation = this.#generation
    this.#asked.add(offset)
    try {
      const page = await this.#source.read(offset)
      if (generation !== this.#generation) return
      this.#asked.delete(offset)
      this.#take(page)
    } catch (error) {
      if (generation !== this.#generation) return
      this.#asked.delete(offset)
      if (this.#state.phase.is === 'loading') this.#fail(asFailure(error))
      return
    }
    this.#ask()
  }

  #fail(failure: Failure): void {
    // First, so that what is withdrawn now is not taken for cancelled by somebody.
    const isCancelled = failure.kind === 'cancelled'
    this.#set({ phase: isCancelled ? { is: 'paused' } : { is: 'failed', failure } })
    this.#withdraw()
  }

  #take(page: ListPage): void {
    this.#pages.push(page)
    if (page.total !== null) this.#total = page.total
    const isLast = page.rows.length + page.skipped === 0
    // Fewer than were counted, or the end of a list that nobody counts.
    if (isLast) this.#total = Math.min(this.#total ?? Infinity, page.offset)
    this.#set({})
  }

  /** The offsets of what has neither come nor been asked for. */
  #gaps(): number[] {
    const gaps: number[] = []
    const taken = [
      ...this.#pages.map((page) => ({ from: page.offset, to: endOf(page) })),
      ...[...this.#asked].map((from) => ({ from, to: from + rowsPerRequest })),
    ].toSorted((a, b) => a.from - b.from)
    let at = 0
    const fill = (to: number) => {
      for (; at < to; at += rowsPerRequest) gaps.push(at)
    }
    for (const { from, to } of taken) {
      fill(Math.min(from, this.#total ?? from))
      at = Math.max(at, to)
    }
    if (this.#total !== null) fill(this.#total)
    // Nobody knows how many there are: one after another, until one comes empty.
    else if (this.#asked.size === 0) gaps.push(at)
    return gaps
  }

  #forget(): void {
    this.#generation += 1
    this.#withdraw()
    this.#asked = new Set()
  }

  #withdraw(): void {
    for (const offset of this.#asked) this.#source.withdraw(offset)
  }

  #set(changed: Partial<LoadState>): void {
    const phase = changed.phase ?? this.#state.phase
    const isBusy = phase.is !== 'loaded' && phase.is !== 'stopped'
    const left = this.#total === null ? null : this.#gaps().length + this.#asked.size
    this.#state = {
      ...this.#state,
      ...changed,
      got: this.#pages.reduce((sum, { rows }) => sum + rows.length, 0),
      total: this.#total,
      requestsLeft: isBusy ? left : 0,
    }
    for (const listener of this.#listeners) listener()
  }
}
