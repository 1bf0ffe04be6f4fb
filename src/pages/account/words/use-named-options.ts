import { useMemo } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { CatalogueList } from '#contract/config.ts'
import { useChoiceTexts, useComboboxTexts } from '#i18n/combobox-texts.ts'
import { useKnownNames } from '#queries/use-workspace.ts'

/** The combobox options for a field that holds an id, and the name of the current id. */
export function useNamedOptions(list: CatalogueList, value: string) {
  const t = useTranslations('account.field')
  const idTexts = useComboboxTexts()
  const choiceTexts = useChoiceTexts()
  const names = useKnownNames(list)
  const options = useMemo(
    () => names.map(({ id, name }) => ({ id, name, detail: name === id ? undefined : id })),
    [names],
  )
  const known = names.find(({ id }) => id === value)
  const isShared = !known && names.filter(({ name }) => name === value).length > 1
  return {
    options,
    texts: list === 'statuses' ? choiceTexts : idTexts,
    /** The name of the current id; undefined if unknown. */
    name: known?.name,
    /**
     * A warning if the typed name stands for several ids, so that it would be sent as an id itself.
     */
    warning: isShared ? t('sharedName', { name: value }) : undefined,
  }
}
