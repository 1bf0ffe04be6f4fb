import { useMemo } from 'react'
import { useTranslations } from 'use-intl'

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
