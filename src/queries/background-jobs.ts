/** What goes on whatever page is open. Can be started again once it was stopped. */
export interface BackgroundJob {
  start: () => void
  stop: () => void
}

/** Runs what goes on in the background while somebody is signed in. */
export class BackgroundJobs {
  readonly #jobs = new Set<BackgroundJob>()
  #isRunning = false

  add(job: BackgroundJob): void {
    this.#jobs.add(job)
    if (this.#isRunning) job.start()
  }

  /** Returns what stops them all. */
  run(): () => void {
    this.#isRunning = true
    for (const job of this.#jobs) job.start()
    return () => {
      this.#isRunning = false
      for (const job of this.#jobs) job.stop()
    }
  }
}
