import { AccountCreate } from '#contract/account-write.ts'
import { bodyValues } from './body-values.ts'
import type { FormValues } from './form-values.ts'
import { fieldProblems, type FieldProblem } from '../fields/field-problems.ts'
import { isEmptyText } from '../fields/field-value.ts'
import { writableKeys } from '../fields/fields.ts'

/**
 * The POST body, and the problems that forbid sending it. Empty fields are left out, except the
 * name: a missing name is '' and a problem. With problems, the body may break the contract.
 */
export function toCreate(formValues: FormValues): {
  body: AccountCreate
  problems: FieldProblem[]
} {
  const filled = writableKeys.filter((key) => key === 'name' || !isEmptyText(formValues[key]))
  const { values, unreadable } = bodyValues(formValues, filled)
  const issues = AccountCreate.safeParse(values).error?.issues ?? []
  return { body: values as AccountCreate, problems: fieldProblems(issues, unreadable) }
}
