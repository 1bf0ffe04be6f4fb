import type { CatalogueList } from '#contract/config.ts'
import type { ListFilter } from '#contract/list-query.ts'

/** Which names each filter suggests. */
export const filterLists = {
  status: 'statuses',
  client_id: 'clients',
  provider_id: 'providers',
  country_id: 'countries',
  department_id: 'departments',
  city_id: 'cities',
} as const satisfies Record<ListFilter, CatalogueList>

/** The id of a filter's control. */
export function filterControlId(filter: ListFilter): string {
  return `filter-${filter}`
}
