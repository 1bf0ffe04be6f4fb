import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import type { SortKey } from '#list/list-view.ts'
import { classNames } from '#ui/class-names.ts'
import { Icon } from '#ui/Icon.tsx'
import { useColumnName } from '../columns/use-column-name.ts'

export interface SortButtonProps {
  column: ColumnId
  /** How the rows are sorted by it; null where they are not. */
  sorted: SortKey | null
  /** Which of several columns it is, from 1; 0 is none of several. */
  place: number
  onSort: (column: ColumnId, adds: boolean) => void
}

/** A header's name. A press sorts by it. */
export function SortButton({ column, sorted, place, onSort }: SortButtonProps) {
  const t = useTranslations('list')
  const nameOf = useColumnName()
  return (
    <button
      type="button"
      title={t('sortHint')}
      onClick={(event) => onSort(column, event.shiftKey)}
      className="-mx-1.5 inline-flex h-6 min-w-0 items-center gap-1 rounded-md px-1.5 hover:bg-hover hover:text-ink"
    >
      <span className="truncate">{nameOf(column)}</span>
      <Icon
        name={sorted?.descending ? 'arrow-down' : 'arrow-up'}
        className={classNames(
          'size-3.5',
          !sorted && 'opacity-0 group-hover:opacity-50 group-focus-within:opacity-50',
        )}
      />
      {sorted && place > 0 && (
        <span aria-hidden="true" className="text-xs tabular">
          {place}
        </span>
      )}
    </button>
  )
}
