import { useTranslations } from '#i18n/use-translations.ts'
import type { GroupColumn } from '#list/columns.ts'
import { useKnownNames } from '#queries/use-workspace.ts'

/** What a value of a column is called; null is a row without one. */
export function useValueName(): (column: GroupColumn, value: string | null) => string {
  const t = useTranslations('listTools.loaded')
  const statuses = useKnownNames('statuses')
  return (column, value) => {
    if (value === null) return t('none')
    if (column !== 'status') return value
    return statuses.find(({ id }) => id === value)?.name ?? value
  }
}
