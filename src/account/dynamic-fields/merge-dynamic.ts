import type { DynamicField } from '#contract/dynamic-field.ts'
import type { DynamicChanges, DynamicValueChange } from '../changes/changes.ts'
import {
  dynamicKeys,
  dynamicText,
  isSameDynamicText,
  stageDynamic,
  type DynamicFieldEdit,
  type DynamicKey,
  type DynamicTexts,
  type Json,
} from './dynamic-edits.ts'
import { textOfValue } from './dynamic-value.ts'
import { holdsLostDigits } from '../fields/exact-number.ts'
import { isSameJson } from '../fields/json.ts'
import { dynamicPath, type FieldPath } from '../fields/field-path.ts'
import { valueKind } from './value-kind.ts'

/**
 * Rebases staged edits of dynamic fields onto a newer read. A field that was removed remotely while
 * edited locally is staged as added, and is a conflict.
 */
export function mergeDynamicFields(
  before: readonly DynamicField[],
  remote: readonly DynamicField[],
  local: readonly DynamicFieldEdit[],
): { edits: DynamicFieldEdit[]; conflicts: FieldPath[]; incoming: DynamicChanges[] } {
  const conflicts: FieldPath[] = []
  let edits: DynamicFieldEdit[] = []
  for (const { isAdded: _isAdded, ...edit } of local) {
    const was = find(before, edit.field_id)
    const now = find(remote, edit.field_id)
    if (was && !now) {
      edits = stageDynamic(edits, null, { ...knownTexts(was), ...edit })
      conflicts.push(dynamicPath(edit.field_id))
      continue
    }
    edits = stageDynamic(edits, now, edit)
    const staged = edits.find(({ field_id }) => field_id === edit.field_id)
    if (!now || !staged) continue
    for (const key of changedKeys(was, now)) {
      if (staged[key] !== undefined) conflicts.push(dynamicPath(edit.field_id, key))
    }
  }
  return { edits, conflicts, incoming: incoming(before, remote, local) }
}

function incoming(
  before: readonly DynamicField[],
  remote: readonly DynamicField[],
  local: readonly DynamicFieldEdit[],
): DynamicChanges[] {
  const editOf = (id: string) => local.find(({ field_id }) => field_id === id) ?? null
  const gone = before.flatMap((field): DynamicChanges[] => {
    const isRemoved = !find(remote, field.field_id) && editOf(field.field_id) === null
    return isRemoved ? [{ field_id: field.field_id, field, values: [] }] : []
  })
  const changed = remote.flatMap((now): DynamicChanges[] => {
    const was = find(before, now.field_id)
    const edit = editOf(now.field_id)
    const values = changedKeys(was, now)
      .filter((key) => edit?.[key] === undefined)
      .map((key) => valueChange(was, now, key))
    const isRemote = values.length > 0 || (was === null && edit === null)
    return isRemote ? [{ field_id: now.field_id, field: was, values }] : []
  })
  return [...gone, ...changed]
}

function valueChange(
  was: DynamicField | null,
  now: DynamicField,
  key: DynamicKey,
): DynamicValueChange {
  if (key !== 'value') {
    const after = dynamicText(now, key)
    return { key, before: dynamicText(was, key), after, text: after }
  }
  return { key, before: (was?.value ?? null) as Json, after: now.value as Json, text: null }
}

/** Everything known about a removed field, so that it can be added again. */
function knownTexts(field: DynamicField): DynamicTexts {
  const { type, value } = field
  return {
    name: dynamicText(field, 'name'),
    type: dynamicText(field, 'type'),
    order: dynamicText(field, 'order'),
    value: {
      text: textOfValue(valueKind(type, value), value),
      // JavaScript would send a different number.
      value: holdsLostDigits(value) ? undefined : (value as Json),
    },
  }
}

function find(fields: readonly DynamicField[], id: string): DynamicField | null {
  return fields.find(({ field_id }) => field_id === id) ?? null
}

function changedKeys(was: DynamicField | null, now: DynamicField): DynamicKey[] {
  return dynamicKeys.filter((key) =>
    key === 'value'
      ? !isSameJson(was?.value ?? null, now.value)
      : !isSameDynamicText(key, dynamicText(was, key), dynamicText(now, key)),
  )
}
