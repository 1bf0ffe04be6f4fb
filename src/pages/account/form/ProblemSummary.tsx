import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { writableKeys } from '#account/fields/fields.ts'
import {
  dynamicPath,
  fieldPath,
  pathId,
  pathOfId,
  productPath,
  type FieldPath,
} from '#account/fields/field-path.ts'
import { productEditId } from '#account/products/product-edits.ts'
import { generalError } from '#account/edits/edit-errors.ts'
import type { Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { Details } from '#ui/Details.tsx'
import { ErrorSummary } from '#ui/ErrorSummary.tsx'
import { errorElementId } from './field-id.ts'
import type { ErrorTexts } from './use-error-texts.ts'
import { usePathName, type NamedIn } from '../words/use-path-name.ts'

export interface ProblemSummaryProps {
  errors: ErrorTexts
  attempt: number
  /** Returns the account whose names the summary uses. */
  named: () => NamedIn
  /** The failure of the rejected write, if the server found the problems. */
  refusal?: Failure | null
  /** The text for a rejected write: what was kept, and what to do next. */
  kept: string
}

/** Lists all errors of the form, each with a link to its field. */
export function ProblemSummary({
  errors,
  attempt,
  named,
  refusal = null,
  kept,
}: ProblemSummaryProps) {
  const t = useTranslations('account.problems')
  const pathName = usePathName()
  const ids = inPageOrder(Object.keys(errors), named())
  const lines = ids.map((id) => {
    const text = errors[id] ?? ''
    if (id === generalError) return { id: null, text }
    const path = pathOfId(id)
    const name = pathName.value(path, named())
    const whole = pathName.whole(path, named())
    const isNamed = text.includes(name) || id === 'name'
    const field = whole === name ? name : `${isolate(whole)}: ${isolate(name)}`
    const isWholeNamed = isNamed && whole === name
    return {
      id: errorElementId(path),
      text: isWholeNamed ? text : t('named', { field: isNamed ? whole : field, text }),
    }
  })
  return (
    <ErrorSummary heading={t('heading')} errors={lines} attempt={attempt}>
      {refusal && <Refusal failure={refusal} kept={kept} />}
    </ErrorSummary>
  )
}

/** Sorts path ids in page order: fields, products, custom fields, then all others. */
function inPageOrder(ids: readonly string[], { base, edits }: NamedIn): string[] {
  const wholes = [
    ...writableKeys.map(fieldPath),
    ...base.products.map(({ id }) => productPath(id)),
    ...edits.products.map((edit) => productPath(productEditId(edit))),
    ...base.dynamic_fields.map(({ field_id }) => dynamicPath(field_id)),
    ...edits.dynamic_fields.map(({ field_id }) => dynamicPath(field_id)),
  ].map(pathId)
  const rank = (id: string) => {
    const at = wholes.indexOf(pathId(wholeOf(pathOfId(id))))
    return at === -1 ? wholes.length : at
  }
  return ids.toSorted((a, b) => rank(a) - rank(b))
}

function wholeOf(path: FieldPath): FieldPath {
  return path.kind === 'field' ? path : { ...path, key: null }
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
