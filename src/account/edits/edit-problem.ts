import type { WriteRule } from '#contract/account-write.ts'
import type { ValueProblem } from '../dynamic-fields/dynamic-value.ts'
import type { FieldPath } from '../fields/field-path.ts'

/** Why an edit cannot be sent. */
export interface EditProblem {
  path: FieldPath
  /** 'invalid' covers every problem without a rule of its own. */
  rule: WriteRule | ValueProblem | 'invalid'
  /** The longest text allowed, in code points; null for every rule but 'max'. */
  maximum: number | null
}

/** An issue that zod found in a body. */
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

/** Converts an issue that the contract found in a body to a problem at a field path. */
export function issueProblem(path: FieldPath, { params = {} }: WriteIssue): EditProblem {
  const { rule, maximum } = params
  return {
    path,
    rule: rules.includes(rule) ? (rule as WriteRule) : 'invalid',
    maximum: typeof maximum === 'number' ? maximum : null,
  }
}
