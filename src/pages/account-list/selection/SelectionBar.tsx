import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useColumnName } from '../columns/use-column-name.ts'
import { copyRows } from './copy-rows.ts'
import { usePaintedSelection } from './use-painted-selection.ts'

export interface SelectionBarProps {
  columns: readonly ColumnId[]
  onExport: () => void
}

/** What is ticked, on whatever page, and what can be done with it. Nothing while nothing is. */
export function SelectionBar({ columns, onExport }: SelectionBarProps) {
  const t = useTranslations('listTools.selection')
  const tList = useTranslations('list')
  const nameOf = useColumnName()
  const announce = useAnnounce()
  const { selection } = listMemoryOf(useWorkspace())
  const selected = usePaintedSelection(selection)
  if (selected.size === 0) return null
  const copy = async () => {
    try {
      const rows = [...selection.getSnapshot().values()]
      await copyRows(rows, columns, columns.map(nameOf))
      announce(tList('copied', { count: rows.length }))
    } catch {
      announce(t('notCopied'), { assertive: true })
    }
  }
  return (
    <section
      aria-label={t('title')}
      className="sticky bottom-16 z-10 max-sm:bottom-28 mx-auto my-2 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-md bg-raised py-1.5 pr-1.5 pl-3 text-sm shadow-float forced-colors:border"
    >
      <span role="status" className="font-medium tabular">
        {t('count', { count: selected.size })}
      </span>
      <Button size="small" onClick={() => void copy()}>
        <Icon name="copy" />
        <span>{t('copy')}</span>
      </Button>
      <Button size="small" onClick={onExport}>
        {t('export')}
      </Button>
      <Button size="small" variant="quiet" onClick={() => selection.clear()}>
        <Icon name="x" />
        <span className="max-sm:sr-only">{t('clear')}</span>
      </Button>
    </section>
  )
}
