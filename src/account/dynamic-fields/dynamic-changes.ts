import { DynamicFieldChange } from '#contract/account-write.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { dynamicKeys, type DynamicFieldEdit } from './dynamic-edits.ts'
import { readValueText } from './dynamic-value.ts'
import { readNumber } from '../fields/field-value.ts'
import { dynamicPath } from '../fields/field-path.ts'
import { valueKind } from './value-kind.ts'
import { issueProblem, type EditProblem } from '../edits/edit-problem.ts'

/**
 * Turns an edit into an entry of `dynamic_fields`: its `field_id` and what changed. Null clears the
 * value; the API cannot clear a name, type or order. With `problems`, the entry may break the
 * contract and must not be sent.
 */
export function toDynamicChange(
  field: DynamicField | null,
  edit: DynamicFieldEdit,
): { change: DynamicFieldChange; problems: EditProblem[] } {
  const { field_id, name, type, order, value } = edit
  const problems: EditProblem[] = []
  const refuse = (key: (typeof dynamicKeys)[number], rule: EditProblem['rule']) => {
    problems.push({ path: dynamicPath(field_id, key), rule, maximum: null })
  }
  const change: DynamicFieldChange = { field_id }
  for (const [key, text] of [
    ['name', name],
    ['type', type],
  ] as const) {
    if (text === undefined) continue
    if (text.trim() === '') refuse(key, 'required')
    else change[key] = text
  }
  if (order !== undefined) {
    const number = readNumber(order)
    if (number !== null) change.order = number
    else refuse('order', order.trim() === '' ? 'required' : 'number')
  }
  if (value?.value !== undefined) change.value = value.value
  else if (value) refuse('value', ruleOfText(field, edit))
  const issues = DynamicFieldChange.safeParse(change).error?.issues ?? []
  for (const issue of issues) {
    const key = dynamicKeys.find((each) => issue.path[0] === each) ?? 'value'
    problems.push(issueProblem(dynamicPath(field_id, key), issue))
  }
  return { change, problems }
}

/** The entries of `dynamic_fields`, in the order in which they were staged. */
export function toDynamicChanges(
  fields: readonly DynamicField[],
  edits: readonly DynamicFieldEdit[],
): { changes: DynamicFieldChange[]; ids: string[]; problems: EditProblem[] } {
  const read = edits.map((edit) =>
    toDynamicChange(fields.find(({ field_id }) => field_id === edit.field_id) ?? null, edit),
  )
  return {
    changes: read.map(({ change }) => change),
    ids: edits.map(({ field_id }) => field_id),
    problems: read.flatMap(({ problems }) => problems),
  }
}

function ruleOfText(field: DynamicField | null, edit: DynamicFieldEdit): EditProblem['rule'] {
  const before = field?.value ?? null
  const kind = valueKind(edit.type ?? field?.type ?? null, before)
  const read = readValueText(kind, edit.value?.text ?? '', before)
  return 'problem' in read ? read.problem : 'invalid'
}
