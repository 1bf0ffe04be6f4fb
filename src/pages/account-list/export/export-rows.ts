import type { AccountRow } from '#contract/account.ts'
import { Arranger } from '#list/arrange/arranger.ts'
import type { ListView } from '#list/list-view.ts'

export type ExportScope = 'selected' | 'page' | 'all'

export interface ExportSource {
  selected: ReadonlyMap<string, AccountRow>
  /** The rows in sight, in their order. */
  page: readonly AccountRow[]
  /** All that match, as they were loaded; null while they are not. */
  all: readonly AccountRow[] | null
  view: ListView
}

/** The rows of a file, in the order in which they are shown. `language` is BCP 47. */
export function exportRows(
  { selected, page, all, view }: ExportSource,
  scope: ExportScope,
  language: string,
): readonly AccountRow[] {
  if (scope === 'page') return page
  const ordered = all ? inOrder(all, view, language) : page
  if (scope === 'all') return ordered
  const shown = ordered.filter(({ id }) => selected.has(id))
  const ids = new Set(shown.map(({ id }) => id))
  // Ticked on other pages, or in another list.
  return [...shown, ...[...selected.values()].filter(({ id }) => !ids.has(id))]
}

function inOrder(
  rows: readonly AccountRow[],
  { sort, group }: ListView,
  language: string,
): AccountRow[] {
  const { rows: order } = new Arranger(rows, language).arrange({ sort, group, text: '', only: {} })
  return Array.from(order).flatMap((at) => rows[at] ?? [])
}
