import { fieldPath } from './field-path.ts'
import { writableKeys, type WritableFieldKey } from './fields.ts'
import { issueProblem, type EditProblem, type WriteIssue } from '../edits/edit-problem.ts'

/**
 * Why the text of a field cannot be sent. 'number': it is not a readable number; 'invalid': any
 * problem without a rule.
 */
export interface FieldProblem extends Pick<EditProblem, 'rule' | 'maximum'> {
  field: WritableFieldKey
}

/** The same problem with a field path. */
export function editProblem({ field, ...rest }: FieldProblem): EditProblem {
  return { path: fieldPath(field), ...rest }
}

/**
 * The problems per field, in the order of the form: the `earlier` problem of a field or else its
 * first issue that the contract found in the body.
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
