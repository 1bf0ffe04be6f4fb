import { useTranslations } from 'use-intl'
import { writableKeys } from '#account/fields.ts'
import { partOfId } from '#account/parts.ts'
import type { Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { Details } from '#ui/Details.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { errorElementId } from './field-id.ts'
import { generalError, type FieldErrors } from './use-field-errors.ts'
import { usePartName, type NamedIn } from '../use-part-name.ts'

export interface ProblemSummaryProps {
  errors: FieldErrors
  attempt: number
  /** What names the parts. */
  named: () => NamedIn
  /** The server's refusal, where that is what found them. */
  refusal?: Failure | null
  /** Of a refusal: what was kept, and what to do next. */
  kept: string
}

/** "There is a problem", and where. */
export function ProblemSummary({
  errors,
  attempt,
  named,
  refusal = null,
  kept,
}: ProblemSummaryProps) {
  const t = useTranslations('account.problems')
  const partName = usePartName()
  const order = [...writableKeys, ...Object.keys(errors)]
  const ids = [...new Set(order)].filter((id) => errors[id] !== undefined)
  const lines = ids.map((id) => {
    const text = errors[id] ?? ''
    if (id === generalError) return { id: null, text }
    const part = partOfId(id)
    const name = partName.value(part, named())
    const whole = partName.whole(part, named())
    const isNamed = text.includes(name) || id === 'name'
    const field = whole === name ? name : `${whole}: ${name}`
    const isWholeNamed = isNamed && whole === name
    return {
      id: errorElementId(part),
      text: isWholeNamed ? text : t('named', { field: isNamed ? whole : field, text }),
    }
  })
  return (
    <ErrorSummary heading={t('heading')} errors={lines} attempt={attempt}>
      {refusal && <Refusal failure={refusal} kept={kept} />}
    </ErrorSummary>
  )
}

function Refusal({ failure, kept }: { failure: Failure; kept: string }) {
  const t = useTranslations('account')
  const { details } = useFailureText()(failure)
  return (
    <>
      <p>{kept}</p>
      <Details summary={t('details')} lines={details} />
    </>
  )
}
