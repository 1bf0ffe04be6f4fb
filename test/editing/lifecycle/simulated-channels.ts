import type { Realm, SimulatedBrowser } from './simulated-browser.ts'

type Listener = (event: { data: unknown }) => void

/** How long a message from tab to tab takes, in ms. */
const messageMs = 2

/**
 * The BroadcastChannel of a browser: a message reaches every tab that is alive when it arrives, in
 * a task of that tab.
 */
export function channelsOf(browser: SimulatedBrowser): unknown {
  const open = new Set<Channel>()
  class Channel {
    readonly #name: string
    readonly #realm: Realm | null = browser.realm
    readonly #listeners = new Set<Listener>()

    constructor(name: string) {
      this.#name = name
      open.add(this)
    }

    addEventListener(_type: string, listener: Listener): void {
      this.#listeners.add(listener)
    }

    postMessage(data: unknown): void {
      const sent: unknown = structuredClone(data)
      for (const other of open) if (other !== this && other.#name === this.#name) other.#hear(sent)
    }

    close(): void {
      open.delete(this)
    }

    #hear(data: unknown): void {
      browser.later(this.#realm, messageMs, () => {
        if (!open.has(this)) return
        for (const listener of this.#listeners) listener({ data })
      })
    }
  }
  return Channel
}
