import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'

/** Longer than this, in whole seconds, nobody counts along. */
const longestSeconds = 119

/** Whole seconds, or minutes, of a time in ms that is still to pass: rounded up, and never nothing. */
export function roundUp(ms: number): { unit: 'seconds' | 'minutes'; count: number } {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds > longestSeconds
    ? { unit: 'minutes', count: Math.ceil(seconds / 60) }
    : { unit: 'seconds', count: seconds }
}

export interface DurationText {
  /** A time in ms that is still to pass: "4 s", "12 min". */
  left: (ms: number) => string
  /** A time in ms that has passed: "240 ms", "1.4 s", "12 s". */
  passed: (ms: number) => string
}

/** Puts times into words as short as a countdown or a table needs them. */
export function useDurationText(): DurationText {
  const t = useTranslations('requests')
  const format = useFormatter()
  return {
    left: (ms) => {
      const { unit, count } = roundUp(ms)
      return t(unit, { count: format.number(count) })
    },
    passed: (ms) => {
      if (ms < 1000) return t('milliseconds', { count: format.number(Math.round(ms)) })
      const digits = ms < 10_000 ? 1 : 0
      return t('seconds', {
        count: format.number(ms / 1000, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }),
      })
    },
  }
}
