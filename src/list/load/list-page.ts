import type { AccountRow } from '#contract/account.ts'

/** One answer of the list, as far as loading all of it needs to know. */
export interface ListPage {
  rows: readonly AccountRow[]
  /** Where in the list the first row stands, from 0. */
  offset: number
  /** How many accounts there are by then; null when the server does not say. */
  total: number | null
  /** Rows that could not be read, and so are in no `rows`. */
  skipped: number
  /** When it was read, in ms by the computer's clock. */
  readAt: number
}

/** The place after a page's last row. */
export function endOf({ offset, rows, skipped }: ListPage): number {
  return offset + rows.length + skipped
}
