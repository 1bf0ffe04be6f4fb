import { fieldPath } from './field-path.ts'
import { writableKeys, type WritableFieldKey } from './fields.ts'
import { issueProblem, type EditProblem, type WriteIssue } from '../edits/edit-problem.ts'

/** Why a field's text cannot be sent; 'number' is text in a field of numbers, 'invalid' the rest. */
export interface FieldProblem extends Pick<EditProblem, 'rule' | 'maximum'> {
  field: WritableFieldKey
}

/** The same, of a part of the account's work. */
export function editProblem({ field, ...rest }: FieldProblem): EditProblem {
  return { path: fieldPath(field), ...rest }
}

/**
 * The issues that the contract found in a body, told per field: the first of each field, in the
 * order of the form, together with those found before there was a body.
 */
export function fieldProblems(
  issues: readonly WriteIssue[],
  earlier: readonly FieldProblem[] = [],
): FieldProblem[] {
  return writableKeys.flatMap((field) => {
    const known = earlier.find((problem) => problem.field === field)
    if (known) return [known]
    const issue = issues.find(({ path }) => path[0] === field)
    if (!issue) return []
    const { rule, maximum } = issueProblem(fieldPath(field), issue)
    return [{ field, rule, maximum }]
  })
}
