import { useId, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { cleanCode } from '#contract/invisible.ts'
import { listFilters, type ListFilter } from '#contract/list-query.ts'
import { useChoiceTexts, useComboboxTexts } from '#i18n/combobox-texts.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { Combobox } from '#ui/Combobox.tsx'
import { Icon } from '#ui/Icon.tsx'
import { narrow, useMedia } from '../use-media.ts'
import { filterControlId, filterLists } from './filters.ts'
import type { ListState } from '../use-list-state.ts'

/** The six filters. Each takes an id; a known name stands for its own. Where it is narrow one button shows them. */
export function FilterBar({ state }: { state: ListState }) {
  const t = useTranslations('list')
  const isNarrow = useMedia(narrow)
  const [isOpen, setIsOpen] = useState(false)
  const id = useId()
  return (
    <>
      {isNarrow && (
        <Button aria-expanded={isOpen} aria-controls={id} onClick={() => setIsOpen(!isOpen)}>
          <Icon name="filter" />
          <span>{t('filters')}</span>
        </Button>
      )}
      {(isOpen || !isNarrow) && (
        <div
          id={id}
          role="group"
          aria-label={t('filters')}
          className="flex flex-wrap gap-2 max-lg:order-last max-lg:w-full"
        >
          {listFilters.map((filter) => (
            <Filter key={filter} filter={filter} state={state} />
          ))}
        </div>
      )}
    </>
  )
}

function Filter({ filter, state }: { filter: ListFilter; state: ListState }) {
  const t = useTranslations('fields')
  const idTexts = useComboboxTexts()
  const choiceTexts = useChoiceTexts()
  const options = useKnownNames(filterLists[filter])
  return (
    <Combobox
      variant="pill"
      id={filterControlId(filter)}
      exact={filter === 'status'}
      clean={cleanCode}
      label={t(filter)}
      options={options}
      value={state.query[filter] ?? ''}
      onChange={(id) => state.narrow({ [filter]: id })}
      texts={filter === 'status' ? choiceTexts : idTexts}
    />
  )
}
