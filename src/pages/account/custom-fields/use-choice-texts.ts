import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useComboboxTexts } from '#i18n/combobox-texts.ts'

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
