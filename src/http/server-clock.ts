import { pageNow } from '#clock/page-clock.ts'

/**
 * The server's clock, according to the `Date` headers of its answers. Times that the server sends
 * are compared with this clock (A22).
 */
export class ServerClock {
  #aheadMs: number | null = null

  /**
   * Notes the `Date` of an answer that has just arrived, in ms since 1970; null when the answer has
   * none.
   */
  heard(date: number | null): void {
    if (date !== null) this.#aheadMs = date - pageNow()
  }

  /** The server's time at a page time, both in ms since 1970; null until an answer has had a date. */
  at(pageTime: number): number | null {
    return this.#aheadMs === null ? null : pageTime + this.#aheadMs
  }
}
