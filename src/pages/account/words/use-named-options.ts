import { useMemo } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { CatalogueList } from '#contract/config.ts'
import { useChoiceTexts, useComboboxTexts } from '#i18n/combobox-texts.ts'
import { useKnownNames } from '#queries/use-workspace.ts'

/** What a combobox offers for a field that holds an id, and what is to be known of the id it holds. */
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
    /** Its name; undefined where none is known. */
    name: known?.name,
    /** Several are called what was typed, so it would be sent as an id. */
    warning: isShared ? t('sharedName', { name: value }) : undefined,
  }
}
