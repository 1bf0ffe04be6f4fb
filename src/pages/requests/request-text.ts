import { useTranslations } from '#i18n/use-translations.ts'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import { visibleName } from '#contract/invisible.ts'
import { listFilters, type ListQuery } from '#contract/list-query.ts'

/** Returns a function that names a request: "Save Acme Corp", "Accounts, page 3". */
export function useRequestText(): (descriptor: RequestDescriptor) => string {
  const t = useTranslations('requests.about')

  const listText = (query: ListQuery) => {
    const page = Math.floor(query.offset / query.limit) + 1
    const narrowed = [
      ...(query.search === undefined ? [] : [t('search', { search: query.search })]),
      ...(listFilters.some((filter) => query[filter] !== undefined) ? [t('filtered')] : []),
    ]
    const isPageNamed = page > 1 || narrowed.length === 0
    return [t('accounts'), ...narrowed, ...(isPageNamed ? [t('page', { page })] : [])].join(', ')
  }

  return (descriptor) => {
    if (descriptor.kind === 'list') return listText(descriptor.query)
    if (descriptor.kind === 'create') return t('create', { name: descriptor.name })
    const isRead = descriptor.kind === 'detail'
    const name = visibleName(descriptor.name)
    return name !== null
      ? t(isRead ? 'open' : 'save', { name })
      : t(isRead ? 'openId' : 'saveId', { id: descriptor.id })
  }
}
