import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'

/** Longer durations (whole seconds) are shown in minutes. */
const longestSeconds = 119

/** Rounds a remaining time (ms) up to whole seconds or minutes; at least one second. */
export function roundUp(ms: number): { unit: 'seconds' | 'minutes'; count: number } {
  const seconds = Math.max(1, Math.ceil(ms / 1000))
  return seconds > longestSeconds
    ? { unit: 'minutes', count: Math.ceil(seconds / 60) }
    : { unit: 'seconds', count: seconds }
}

export interface DurationText {
  /** A remaining time (ms): "4 s", "12 min". */
  left: (ms: number) => string
  /** An elapsed time (ms): "240 ms", "1.4 s", "12 s". */
  passed: (ms: number) => string
}

/** Returns functions that format durations, short enough for a countdown or a table. */
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
