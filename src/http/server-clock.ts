import { pageNow } from '#clock/page-clock.ts'

/** The server's clock, as the `Date` of its answers tells it. What it dates is read against it (A22). */
export class ServerClock {
  #aheadMs: number | null = null

  /** Notes when an answer that has just arrived was made, in ms since 1970; null when it does not say. */
  heard(date: number | null): void {
    if (date !== null) this.#aheadMs = date - pageNow()
  }

  /** The server's time, in ms since 1970, at a time of the page; null while no answer has told it. */
  at(pageTime: number): number | null {
    return this.#aheadMs === null ? null : pageTime + this.#aheadMs
  }
}
