import { Suspense, use, useSyncExternalStore } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import type { ListView } from '#list/list-view.ts'
import { knownRows } from '#queries/account-queries.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { lazyTool } from './lazy-tool.tsx'
import { ShownRowsContext } from './selection/shown-rows.ts'
import { useRowKeys } from './table/use-row-keys.ts'

const ExportDialog = lazyTool(async () => (await import('./export/ExportDialog.tsx')).ExportDialog)
const PasteDialog = lazyTool(async () => (await import('./selection/PasteDialog.tsx')).PasteDialog)
const SelectionBar = lazyTool(
  async () => (await import('./selection/SelectionBar.tsx')).SelectionBar,
)

export type ListTool = 'export' | 'paste'

export interface ListToolsProps {
  /** The dialog that is open. */
  tool: ListTool | null
  onTool: (tool: ListTool | null) => void
  columns: readonly ColumnId[]
  view: ListView
  /** All accounts that match; null while they are not loaded. */
  all: readonly AccountRow[] | null
  /** How many the server counts. */
  total: number | null
}

/** What is ticked, and the dialogs that work with it. */
export function ListTools({ tool, onTool, columns, view, all, total }: ListToolsProps) {
  const { queryClient } = useWorkspace()
  const { selection } = listMemoryOf(useWorkspace())
  const shown = use(ShownRowsContext)
  const hasSelected = useSyncExternalStore(
    selection.subscribe,
    () => selection.getSnapshot().size > 0,
  )
  const t = useTranslations('list')
  const announce = useAnnounce()
  useRowKeys((rows) => {
    const copy = async () => {
      const { copyRows } = await import('./selection/copy-rows.ts')
      await copyRows(rows, columns, null)
      announce(t('copied', { count: rows.length }))
    }
    // A browser that does not let it be copied has said so itself.
    copy().catch(() => undefined)
  })
  const close = () => onTool(null)
  return (
    <Suspense>
      {hasSelected && <SelectionBar columns={columns} onExport={() => onTool('export')} />}
      {tool === 'export' && (
        <ExportDialog
          selected={selection.getSnapshot()}
          page={shown.current()}
          all={all}
          view={view}
          columns={columns}
          total={total}
          onClose={close}
        />
      )}
      {tool === 'paste' && (
        <PasteDialog rows={all ?? knownRows(queryClient)} isAll={all !== null} onClose={close} />
      )}
    </Suspense>
  )
}
