import type { AccountRow } from '#contract/account.ts'
import type { ListPage } from './list-page.ts'

/** All that pages read one after another come to. */
export interface LoadedRows {
  rows: readonly AccountRow[]
  /** When each row was read, in ms by the computer's clock. */
  readAt: readonly number[]
  /** What the server said last; null when it never did. */
  total: number | null
  /** What it had said first, where that differs; else null. */
  totalBefore: number | null
  /** Rows that came once more because the list moved while it was read. They are in `rows` once. */
  twice: number
  /** Accounts that the server counts and that did not come. */
  missing: number
  /** Rows that could not be read. */
  skipped: number
}

/**
 * Puts pages together, which were read one after another while the list may have moved. A row that came twice
 * stands where it was first, as it was read last.
 */
export function mergePages(pages: readonly ListPage[]): LoadedRows {
  const places = new Map<string, number>()
  const rows: AccountRow[] = []
  const readAt: number[] = []
  let twice = 0
  let skipped = 0
  for (const page of pages.toSorted((a, b) => a.offset - b.offset)) {
    skipped += page.skipped
    for (const row of page.rows) {
      const place = places.get(row.id)
      if (place === undefined) {
        places.set(row.id, rows.length)
        rows.push(row)
        readAt.push(page.readAt)
        continue
      }
      twice += 1
      if (page.readAt < (readAt[place] ?? 0)) continue
      rows[place] = row
      readAt[place] = page.readAt
    }
  }
  const told = pages
    .toSorted((a, b) => a.readAt - b.readAt)
    .flatMap(({ total }) => (total === null ? [] : [total]))
  const total = told.at(-1) ?? null
  const first = told[0] ?? null
  return {
    rows,
    readAt,
    total,
    totalBefore: first === total ? null : first,
    twice,
    missing: total === null ? 0 : Math.max(0, total - rows.length - skipped),
    skipped,
  }
}
