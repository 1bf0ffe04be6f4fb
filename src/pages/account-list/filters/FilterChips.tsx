import { useTranslations } from '#i18n/use-translations.ts'
import { listFilters, type ListFilter } from '#contract/list-query.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { Chip } from '#ui/Chip.tsx'
import { filterControlId, filterLists } from './filters.ts'
import type { ListState } from '../use-list-state.ts'

/** What narrows the list, each with its own way off. Nothing when nothing does. */
export function FilterChips({ state, onClear }: { state: ListState; onClear: () => void }) {
  const t = useTranslations('list')
  if (!state.isNarrowed) return null
  const isOnly =
    state.query.search === undefined &&
    listFilters.filter((filter) => state.query[filter] !== undefined).length === 1
  return (
    <div className="flex flex-wrap items-center gap-2">
      {listFilters.map((filter) => {
        const id = state.query[filter]
        return id === undefined ? null : (
          <FilterChip
            key={filter}
            filter={filter}
            id={id}
            onRemove={() => {
              state.narrow({ [filter]: '' })
              // All of this goes with it.
              if (isOnly) document.getElementById(filterControlId(filter))?.focus()
            }}
          />
        )
      })}
      {state.query.provider_id !== undefined && (
        <span className="text-sm text-ink-muted">{t('providerUnseen')}</span>
      )}
      <Button variant="quiet" size="small" onClick={onClear}>
        {t('clearFilters')}
      </Button>
    </div>
  )
}

interface FilterChipProps {
  filter: ListFilter
  id: string
  onRemove: () => void
}

function FilterChip({ filter, id, onRemove }: FilterChipProps) {
  const t = useTranslations('list')
  const tFields = useTranslations('fields')
  const name = useKnownNames(filterLists[filter]).find((known) => known.id === id)?.name ?? id
  const label = tFields(filter)
  return (
    <Chip removeLabel={t('removeFilter', { filter: label })} onRemove={onRemove}>
      {t('chip', { filter: label, value: name })}
    </Chip>
  )
}
