// What was saved in this session, for its user to look up. It only remembers: nothing is read from it to
// be sent.
import type { AccountChange } from '#account/changes.ts'
import type { KeptHistory } from './save-history-keeper.ts'

export interface SaveEntry {
  /** When it was confirmed, in ms. */
  at: number
  /** `lost`: what an earlier entry tells as saved turned out not to be. */
  kind: 'saved' | 'undone' | 'created' | 'lost'
  changes: AccountChange[]
}

/** Keeps the history over a reload of the page. */
export interface HistoryKeeper {
  read: () => KeptHistory
  keep: (history: KeptHistory) => void
}

const mostOfAccount = 50
/** In characters of JSON: a tab has some five million for all that it keeps. */
const mostText = 500_000

const none: readonly SaveEntry[] = []

export class SaveHistory {
  readonly #keeper: HistoryKeeper | null
  readonly #listeners = new Set<(accountId: string, entry: SaveEntry) => void>()
  /** By account, newest first. */
  #entries: ReadonlyMap<string, readonly SaveEntry[]>

  constructor(keeper: HistoryKeeper | null = null) {
    this.#keeper = keeper
    this.#entries = new Map(keeper?.read())
  }

  /** What was saved of an account, newest first; the same array until that changes. */
  readonly of = (accountId: string): readonly SaveEntry[] => this.#entries.get(accountId) ?? none

  /** Told of each entry. Returns what ends it. */
  readonly subscribe = (listener: (accountId: string, entry: SaveEntry) => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Notes a confirmed save. The oldest go where it gets too much: of one account, or of all together. */
  add(accountId: string, entry: SaveEntry): void {
    const own = [entry, ...this.of(accountId)].slice(0, mostOfAccount)
    this.#entries = withinSize(new Map([...this.#entries, [accountId, own]]))
    this.#keeper?.keep([...this.#entries])
    for (const listener of this.#listeners) listener(accountId, entry)
  }
}

/** All of it but the oldest entries that are too much; the newest stays, however long it is. */
function withinSize(
  entries: ReadonlyMap<string, readonly SaveEntry[]>,
): ReadonlyMap<string, readonly SaveEntry[]> {
  const newestFirst = [...entries.values()].flat().toSorted((a, b) => b.at - a.at)
  const kept = new Set<SaveEntry>()
  let size = 0
  for (const entry of newestFirst) {
    size += JSON.stringify(entry).length
    if (size > mostText && kept.size > 0) break
    kept.add(entry)
  }
  if (kept.size === newestFirst.length) return entries
  return new Map(
    [...entries].flatMap(([id, own]) => {
      const left = own.filter((entry) => kept.has(entry))
      if (left.length === 0) return []
      return [[id, left.length === own.length ? own : left]]
    }),
  )
}
