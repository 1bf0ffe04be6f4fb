import { createContext, useContext, useLayoutEffect } from 'react'
import type { AccountRow } from '#contract/account.ts'

/** The rows in sight, in their order: what a range goes over, and what "this page" means. */
export class ShownRows {
  #rows: readonly AccountRow[] = []

  readonly current = (): readonly AccountRow[] => this.#rows

  show(rows: readonly AccountRow[]): void {
    this.#rows = rows
  }
}

export const ShownRowsContext = createContext(new ShownRows())

const none: readonly AccountRow[] = []

/** Makes `rows` those that are in sight; null is none. */
export function useShowRows(rows: readonly AccountRow[] | null): void {
  const shown = useContext(ShownRowsContext)
  useLayoutEffect(() => shown.show(rows ?? none), [shown, rows])
}
