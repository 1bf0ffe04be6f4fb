/** Calls back at the earliest of the requested times. */
export class WakeTimer {
  readonly #callback: () => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #at = Infinity

  constructor(callback: () => void) {
    this.#callback = callback
  }

  in(ms: number): void {
    // The monotonic clock, because the wall clock may jump and timers do not.
    const at = performance.now() + ms
    if (this.#timer !== null && at >= this.#at) return
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#at = at
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#at = Infinity
      this.#callback()
    }, ms)
  }
}
