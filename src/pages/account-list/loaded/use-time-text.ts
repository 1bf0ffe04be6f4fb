import { useTranslations } from '#i18n/use-translations.ts'

const longestSeconds = 90

/** A time in ms that loading will take, roughly; null is not known. */
export function useTimeText(): (ms: number | null) => string {
  const t = useTranslations('listTools.load')
  return (ms) => {
    if (ms === null) return t('unknownTime')
    const seconds = Math.max(1, Math.round(ms / 1000))
    return seconds > longestSeconds
      ? t('minutes', { count: Math.ceil(seconds / 60) })
      : t('seconds', { count: seconds })
  }
}
