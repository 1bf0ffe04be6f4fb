import { useTranslations } from 'use-intl'
import type { FieldProblem } from '#account/field-problems.ts'
import { fieldPart, partId, type Part } from '#account/parts.ts'
import { productEditId } from '#account/product-edits.ts'
import { partsNamedIn, type RefusedBody } from '#account/refused-parts.ts'
import type { WorkProblem } from '#account/work-problem.ts'
import type { AccountWork } from '#account/work.ts'
import { codePoints } from '#contract/account-write.ts'
import type { Failure } from '#http/failures.ts'
import { generalError, type FieldErrors } from './use-field-errors.ts'
import { usePartName, type NamedIn } from '../use-part-name.ts'

/** Puts what is wrong with an account into words. */
export function useProblemText() {
  const t = useTranslations('account.problems')
  const partName = usePartName()

  /** What the contract found before anything was sent. */
  function ofProblems(problems: readonly WorkProblem[], named: NamedIn): FieldErrors {
    return Object.fromEntries(
      problems.map(({ part, rule, maximum }) => {
        const isName = part.kind === 'field' && part.field === 'name'
        const field = partName.value(part, named)
        const count = codePoints(textOfPart(part, named.work))
        const key = rule === 'required' && !isName ? 'missing' : rule
        return [partId(part), t(key, { field, maximum: maximum ?? 0, count })]
      }),
    )
  }

  return {
    ofProblems,
    ofFieldProblems: (problems: readonly FieldProblem[], named: NamedIn): FieldErrors =>
      ofProblems(
        problems.map(({ field, ...rest }) => ({ part: fieldPart(field), ...rest })),
        named,
      ),
    /** What a refusal of the server names; where it names nothing, it is about the whole. */
    ofRefusal: (
      { kind, serverMessage, serverDetails }: Failure,
      body: RefusedBody,
    ): FieldErrors => {
      if (kind !== 'validation') return {}
      const errors: FieldErrors = {}
      const partsOf = (text: string) => partsNamedIn(text, body).map(partId)
      const note = (ids: readonly string[], message: string) => {
        const text = t('server', { message })
        for (const id of ids) errors[id] = errors[id] === undefined ? text : `${errors[id]} ${text}`
      }
      // By its path first: the words may name other fields in passing.
      for (const { path, message } of serverDetails) {
        const named = partsOf(path)
        note(named.length > 0 ? named : partsOf(message), message)
      }
      // What it says besides, a time or the address that was asked for, may be of no field at all.
      if (Object.keys(errors).length > 0) return errors
      if (serverMessage !== null) note(partsOf(serverMessage), serverMessage)
      if (Object.keys(errors).length > 0) return errors
      const said = serverMessage ?? serverDetails.map(({ message }) => message).join(' ')
      return { [generalError]: said === '' ? t('unsaid') : t('server', { message: said }) }
    },
  }
}

function textOfPart(part: Part, work: AccountWork): string {
  if (part.kind === 'field') return work.fields[part.field]
  if (part.kind === 'product') {
    const edit = work.products.find((each) => productEditId(each) === part.id)
    return (edit && edit.action !== 'remove' && part.key && edit.values[part.key]) || ''
  }
  const edit = work.dynamic_fields.find(({ field_id }) => field_id === part.field_id)
  if (!edit || part.key === null) return ''
  return (part.key === 'value' ? edit.value?.text : edit[part.key]) ?? ''
}
