import { useMemo } from 'react'
import { useTranslations } from './use-translations.ts'

/** The words of every combobox that takes an id. */
export function useComboboxTexts() {
  const t = useTranslations('combobox')
  return useMemo(
    () => ({
      list: t('suggestions'),
      noOptions: t('none'),
      offerTyped: (text: string) => t('useTyped', { text }),
      narrow: (shown: number, matching: number) => t('narrow', { shown, matching }),
    }),
    [t],
  )
}

/** The words of a combobox that takes a text, not an id. */
export function useChoiceTexts() {
  const t = useTranslations('customFields.choice')
  const texts = useComboboxTexts()
  return useMemo(
    () => ({
      ...texts,
      noOptions: t('none'),
      offerTyped: (text: string) => t('useTyped', { text }),
    }),
    [t, texts],
  )
}
