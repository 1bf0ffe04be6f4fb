import type { WriteRule } from '#contract/account-write.ts'
import { writableKeys, type WritableFieldKey } from './fields.ts'

/** Why a field's text cannot be sent; 'number' is text in a field of numbers, 'invalid' the rest. */
export interface FieldProblem {
  field: WritableFieldKey
  rule: WriteRule | 'number' | 'invalid'
  /** The most characters allowed; null for every rule but 'max'. */
  maximum: number | null
}

interface Issue {
  readonly path: readonly PropertyKey[]
  readonly params?: Record<string, unknown> | undefined
}

const rules: readonly unknown[] = [
  'required',
  'max',
  'date',
  'latitude',
  'longitude',
] satisfies WriteRule[]

/**
 * The issues that the contract found in a body, told per field: the first of each field, in the
 * order of the form, together with those found before there was a body.
 */
export function fieldProblems(
  issues: readonly Issue[],
  earlier: readonly FieldProblem[] = [],
): FieldProblem[] {
  return writableKeys.flatMap((field) => {
    const known = earlier.find((problem) => problem.field === field)
    if (known) return [known]
    const issue = issues.find(({ path }) => path[0] === field)
    if (!issue) return []
    const { rule, maximum } = issue.params ?? {}
    return [
      {
        field,
        rule: rules.includes(rule) ? (rule as WriteRule) : 'invalid',
        maximum: typeof maximum === 'number' ? maximum : null,
      },
    ]
  })
}
