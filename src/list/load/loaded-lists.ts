import type { LoadedList } from './loaded-list.ts'

/** A list is known by what narrows it. */
export type ListKey = string

/** How many are kept; the one that was looked at longest ago goes. */
const kept = 3

/** The lists that were loaded whole, or are being loaded, since the sign-in. */
export class LoadedLists {
  readonly #lists = new Map<ListKey, LoadedList>()
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get(key: ListKey): LoadedList | null {
    return this.#lists.get(key) ?? null
  }

  all(): LoadedList[] {
    return [...this.#lists.values()]
  }

  set(key: ListKey, list: LoadedList): void {
    this.#lists.delete(key)
    this.#lists.set(key, list)
    for (const [oldest, given] of this.#lists) {
      if (this.#lists.size <= kept) break
      given.stop()
      this.#lists.delete(oldest)
    }
    this.#notify()
  }

  delete(key: ListKey): void {
    this.#lists.get(key)?.stop()
    if (this.#lists.delete(key)) this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
