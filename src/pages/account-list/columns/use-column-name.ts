import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'

/** The heading of a column. A column of names is headed like the field that holds the id. */
export function useColumnName(): (id: ColumnId) => string {
  const t = useTranslations('list')
  const tFields = useTranslations('fields')
  return (id) => {
    if (id === 'address') return t('address')
    return tFields(isNameOf(id) ? idOf[id] : id)
  }
}

const idOf = {
  client_name: 'client_id',
  country_name: 'country_id',
  department_name: 'department_id',
  city_name: 'city_id',
} as const

function isNameOf(id: ColumnId): id is keyof typeof idOf {
  return Object.hasOwn(idOf, id)
}
