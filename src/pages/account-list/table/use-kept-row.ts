import { useEffect, useLayoutEffect, useRef } from 'react'
import type { AccountPage } from '#api/accounts.ts'

interface KeptRow {
  row: HTMLTableRowElement
  /** Its place in the whole list, from 0. */
  place: number
  /** How far from the top of the screen it stands, in px. */
  top: number
  /** The page that it was kept in. */
  page: AccountPage
}

/**
 * Keeps the first row in sight where it is on the screen while another page takes the place of `page`.
 * `keep` returns the row's place in the whole list, from 0; null while there are no rows.
 */
export function useKeptRow(page: AccountPage | null) {
  const table = useRef<HTMLTableElement>(null)
  const kept = useRef<KeptRow | null>(null)

  // What is scrolled until the page comes stays scrolled. By events, since a page that gets shorter has
  // been scrolled by the time that it can be measured.
  useEffect(() => {
    const follow = () => {
      if (kept.current) kept.current.top = topOf(kept.current.row)
    }
    window.addEventListener('scroll', follow, { passive: true })
    return () => window.removeEventListener('scroll', follow)
  }, [])

  useLayoutEffect(() => {
    const { current: last } = kept
    if (last === null || page === null || page === last.page) return
    kept.current = null
    const rows = table.current?.tBodies[0]?.rows
    const row = last.row.isConnected ? last.row : rows?.[last.place - page.offset]
    const movedBy = row ? topOf(row) - last.top : 0
    if (movedBy !== 0) window.scrollTo({ top: scrollY + movedBy })
  }, [page])

  const keep = (): number | null => {
    const rows = [...(table.current?.tBodies[0]?.rows ?? [])]
    const hiddenTo = table.current?.tHead?.getBoundingClientRect().bottom ?? 0
    const isInSight = (row: HTMLElement) => row.getBoundingClientRect().bottom > hiddenTo
    const index = Math.max(0, rows.findIndex(isInSight))
    const row = rows[index]
    if (!row || page === null) return null
    const place = page.offset + index
    kept.current = { row, place, top: topOf(row), page }
    return place
  }

  return { table, keep }
}

function topOf(row: HTMLElement): number {
  return row.getBoundingClientRect().top
}
