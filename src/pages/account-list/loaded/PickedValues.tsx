import { useTranslations } from '#i18n/use-translations.ts'
import type { ValueFilter } from '#list/arrange/arranger.ts'
import { groupColumns, type GroupColumn } from '#list/columns.ts'
import { Chip } from '#ui/Chip.tsx'
import { useColumnName } from '../columns/use-column-name.ts'
import { useValueName } from './use-value-name.ts'

export interface PickedValuesProps {
  only: ValueFilter
  /** Its picked values show in the summary. */
  summed: GroupColumn
  onPick: (column: GroupColumn, picked: (string | null)[]) => void
}

/** Values that rows must have in columns which the summary does not show. */
export function PickedValues({ only, summed, onPick }: PickedValuesProps) {
  const t = useTranslations('listTools.loaded')
  const tList = useTranslations('list')
  const columnName = useColumnName()
  const valueName = useValueName()
  const picked = groupColumns.filter((column) => column !== summed && only[column]?.length)
  if (picked.length === 0) return null
  return (
    <div className="flex flex-wrap gap-2">
      {picked.map((column) => {
        const filter = columnName(column)
        const values = (only[column] ?? []).map((value) => valueName(column, value)).join(', ')
        return (
          <Chip
            key={column}
            removeLabel={t('onlyRemove', { column: filter })}
            onRemove={() => onPick(column, [])}
          >
            {tList('chip', { filter, value: values })}
          </Chip>
        )
      })}
    </div>
  )
}
