import { useTranslations } from 'use-intl'
import { writableKeys } from '#account/fields.ts'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { fieldId } from './field-id.ts'
import type { FieldErrors } from './use-field-errors.ts'

/** "There is a problem", and where. */
export function ProblemSummary({ errors, attempt }: { errors: FieldErrors; attempt: number }) {
  const t = useTranslations('account.problems')
  const label = useTranslations('fields')
  const lines = writableKeys.flatMap((key) => {
    const text = errors[key]
    if (text === undefined) return []
    const isNamed = text.includes(label(key)) || key === 'name'
    return [{ id: fieldId(key), text: isNamed ? text : t('named', { field: label(key), text }) }]
  })
  return <ErrorSummary heading={t('heading')} errors={lines} attempt={attempt} />
}
