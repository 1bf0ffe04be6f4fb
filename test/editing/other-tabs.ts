// The IndexedDB and BroadcastChannel of one person's tabs, in memory: one shared store, and
// messages that a test delivers.
import { vi } from 'vitest'
import type { JournalStore } from '#editing/storage/journal-store.ts'
import { readConfirmed, readStoredWrite, storedWrite } from '#editing/storage/stored-write.ts'

/** A store for all tabs of a test. `isRefusing`: every call rejects. */
export function memoryJournalStore() {
  const writes = new Map<string, unknown>()
  const confirmed = new Map<string, unknown>()
  const switches = { isRefusing: false }
  /** Runs steps one after another, as transactions over one store run. */
  let last: Promise<unknown> = Promise.resolve()
  const run = <Result>(step: () => Result): Promise<Result> => {
    const result = last.then(() => {
      if (switches.isRefusing) throw new DOMException('full', 'QuotaExceededError')
      return step()
    })
    last = result.catch(() => undefined)
    return result
  }
  const store: JournalStore = {
    load: () =>
      run(() => ({
        writes: [...writes.values()].flatMap((each) => readStoredWrite(each) ?? []),
        confirmed: [...confirmed.values()].flatMap((each) => readConfirmed(each) ?? []),
      })),
    swap: (id, step) =>
      run(() => {
        const stored = readStoredWrite(writes.get(id))
        const others = [...writes.values()].flatMap((each) => readStoredWrite(each) ?? [])
        const next = step(
          stored,
          others.filter((each) => each.id !== id),
        )
        if (next === undefined) return stored
        if (next === null) writes.delete(id)
        else writes.set(id, structuredClone(storedWrite(next)))
        return next
      }),
    record: (each) =>
      run(() => {
        writes.delete(each.id)
        confirmed.set(each.id, structuredClone(each))
      }),
    forget: (ids) => run(() => ids.forEach((id) => confirmed.delete(id))),
    wipe: () =>
      run(() => {
        writes.clear()
        confirmed.clear()
      }),
  }
  const written = (id: string) => readStoredWrite(writes.get(id))
  return { store, switches, written, confirmedIds: () => [...confirmed.keys()] }
}

/**
 * Stubs channels whose messages wait until the test delivers them, or arrive at once. Until the end
 * of the test.
 */
export function stubChannels({ isInstant = false } = {}) {
  const open = new Set<FakeChannel>()
  let waiting: { to: FakeChannel; data: unknown }[] = []
  class FakeChannel extends EventTarget {
    readonly name: string

    constructor(name: string) {
      super()
      this.name = name
      open.add(this)
    }

    postMessage(data: unknown): void {
      const others = [...open].filter((each) => each !== this && each.name === this.name)
      for (const to of others) waiting.push({ to, data: structuredClone(data) })
      if (isInstant) queueMicrotask(deliver)
    }

    close(): void {
      open.delete(this)
    }
  }
  const deliver = () => {
    const said = waiting
    waiting = []
    for (const { to, data } of said) {
      if (open.has(to)) to.dispatchEvent(new MessageEvent('message', { data }))
    }
  }
  vi.stubGlobal('BroadcastChannel', FakeChannel)
  return {
    /** Delivers all waiting messages. */
    deliver,
    /** Drops all waiting messages. */
    lose: () => {
      waiting = []
    },
    /** Sends a message to every tab that no tab of this version would send. */
    say: (data: unknown) => {
      for (const to of open) to.dispatchEvent(new MessageEvent('message', { data }))
    },
  }
}
