import * as z from 'zod/mini'
import { openChannel } from './channel.ts'
import type { DraftOwner } from '../drafts/draft-record.ts'

const askEveryMs = 10_000
/** A page that has left this many asks unanswered is gone: 20 to 30 s after its last message. */
const mostUnanswered = 2
/** How long an open page may take to answer. */
const answerMs = 150

const Message = z.object({ type: z.enum(['ask', 'here', 'gone']), page: z.string() })
type Message = z.output<typeof Message>

/**
 * Which other pages, in any tab, have the same account of the same owner open; none where tabs
 * cannot exchange messages. Pages answer when they are asked, and silence is counted in asks,
 * because a hidden tab's timers may run only once a minute.
 */
export class Presence {
  readonly #name: string
  readonly #page: string
  readonly #listeners = new Set<() => void>()
  /** How many asks in a row each other page has left unanswered. */
  readonly #unanswered = new Map<string, number>()
  #others: readonly string[] = []
  #channel: BroadcastChannel | null = null
  #timer: ReturnType<typeof setInterval> | undefined

  constructor({ tenant, user }: DraftOwner, account: string, page: string) {
    this.#name = `presence:${JSON.stringify([tenant, user, account])}`
    this.#page = page
  }

  /** The other pages' ids; the same array until a page comes or goes. */
  readonly others = (): readonly string[] => this.#others

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Announces this page. Returns a function that announces its departure. Can be started again. */
  start(): () => void {
    const enter = () => this.#enter()
    const leave = () => this.#leave()
    const ask = () => this.#say('ask')
    enter()
    // A page in the back/forward cache is not open.
    addEventListener('pagehide', leave)
    addEventListener('pageshow', enter)
    addEventListener('focus', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      removeEventListener('pagehide', leave)
      removeEventListener('pageshow', enter)
      removeEventListener('focus', ask)
      document.removeEventListener('visibilitychange', ask)
      leave()
    }
  }

  /**
   * Once started, asks which pages are open, and waits about 150 ms for the answers. Resolves with
   * the ids of all open pages, including this one: a draft of any other page was left behind.
   */
  async livePages(): Promise<ReadonlySet<string>> {
    if (this.#channel) {
      this.#say('ask')
      await new Promise((resolve) => setTimeout(resolve, answerMs))
    }
    return new Set([this.#page, ...this.#others])
  }

  #enter(): void {
    if (!this.#channel) {
      this.#channel = openChannel(this.#name)
      if (!this.#channel) return
      this.#channel.addEventListener('message', (event: MessageEvent<unknown>) => {
        const message = Message.safeParse(event.data)
        if (message.success && message.data.page !== this.#page) this.#hear(message.data)
      })
      this.#timer = setInterval(() => this.#askAgain(), askEveryMs)
    }
    this.#say('ask')
  }

  #leave(): void {
    this.#say('gone')
    clearInterval(this.#timer)
    this.#channel?.close()
    this.#channel = null
    this.#unanswered.clear()
    this.#changed()
  }

  #hear({ type, page }: Message): void {
    if (type === 'ask') this.#say('here')
    if (type === 'gone') this.#unanswered.delete(page)
    else this.#unanswered.set(page, 0)
    this.#changed()
  }

  #askAgain(): void {
    for (const [page, asks] of this.#unanswered) {
      if (asks >= mostUnanswered) this.#unanswered.delete(page)
      else this.#unanswered.set(page, asks + 1)
    }
    this.#changed()
    this.#say('ask')
  }

  #say(type: Message['type']): void {
    this.#channel?.postMessage({ type, page: this.#page } satisfies Message)
  }

  #changed(): void {
    const now = [...this.#unanswered.keys()]
    if (now.join() === this.#others.join()) return
    this.#others = now
    for (const listener of this.#listeners) listener()
  }
}
