import type { WriteRule } from '#contract/account-write.ts'
import type { ValueProblem } from '../dynamic-fields/dynamic-value.ts'
import type { FieldPath } from '../fields/field-path.ts'

/** Why a part of the work cannot be sent. */
export interface EditProblem {
  path: FieldPath
  /** 'invalid' is what no other rule tells. */
  rule: WriteRule | ValueProblem | 'invalid'
  /** The most characters allowed; null for every rule but 'max'. */
  maximum: number | null
}

/** What the contract found in a body, as zod tells it. */
export interface WriteIssue {
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

/** An issue that the contract found in a body, told of its part. */
export function issueProblem(path: FieldPath, { params = {} }: WriteIssue): EditProblem {
  const { rule, maximum } = params
  return {
    path,
    rule: rules.includes(rule) ? (rule as WriteRule) : 'invalid',
    maximum: typeof maximum === 'number' ? maximum : null,
  }
}
