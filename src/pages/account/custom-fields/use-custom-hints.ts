import { useTranslations } from '#i18n/use-translations.ts'
import { dynamicText, type DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import type { ValueProblem } from '#account/dynamic-fields/dynamic-value.ts'
import { holdsLostDigits } from '#account/fields/exact-number.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'
import { settingKeys } from './CustomSettings.tsx'
import type { CustomRow } from './custom-rows.ts'

export interface CustomHintsOf extends CustomRow {
  edit: DynamicFieldEdit | null
  kind: ValueKind
  text: string
  /** The value from `useCustomValue`. */
  value: unknown
  problem: ValueProblem | null
  isAmbiguous: boolean
  isLocked: boolean
}

/** Returns a function that makes the hints under a custom field. */
export function useCustomHints(): (of: CustomHintsOf) => string[] {
  const t = useTranslations('customFields')
  return ({ field_id, field, edit, kind, text, value, problem, ...is }) => {
    const before = field?.value ?? null
    const settings = field
      ? settingKeys.flatMap((key) => {
          const after = edit?.[key]
          if (after === undefined) return []
          const was = dynamicText(field, key).trim() || t('nothing')
          return [t('setting', { key: t(`keys.${key}`), before: was, after })]
        })
      : []
    const lines = [
      is.isLocked && t('beingSaved'),
      value === null && before !== null && t('willBeCleared'),
      value === '' && t('emptyText'),
      kind === 'json' && (text.trim() === '' || problem !== null) && t('jsonHint'),
      !edit?.value &&
        holdsLostDigits(before) &&
        t(kind === 'json' ? 'lostDigits' : 'lostDigitsOfNumber'),
      is.isAmbiguous && t('withId', { id: field_id }),
    ]
    return [...lines.filter((line) => line !== false), ...settings]
  }
}
