import { AccountCreate } from '#contract/account-write.ts'
import { bodyValues } from './body-values.ts'
import type { FormValues } from './form-values.ts'
import { fieldProblems, type FieldProblem } from '../fields/field-problems.ts'
import { isEmptyText } from '../fields/field-value.ts'
import { writableKeys } from '../fields/fields.ts'

/**
 * The POST body, and why it must not be sent yet. Empty fields are left out; the name is always
 * there, '' when it is missing, and then a problem. With problems, the body may break the contract.
 */
export function toCreate(draft: FormValues): { body: AccountCreate; problems: FieldProblem[] } {
  const filled = writableKeys.filter((key) => key === 'name' || !isEmptyText(draft[key]))
  const { values, unreadable } = bodyValues(draft, filled)
  const issues = AccountCreate.safeParse(values).error?.issues ?? []
  return { body: values as AccountCreate, problems: fieldProblems(issues, unreadable) }
}
