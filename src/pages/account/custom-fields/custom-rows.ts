import { inOrder, type DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { dynamicPath } from '#account/fields/field-path.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { pathElementId } from '../form/field-id.ts'

/** A field to edit; `field` is null for one that was not read. */
export interface CustomRow {
  field_id: string
  field: DynamicField | null
}

/** The DOM id of the button that adds a field. */
export const addButtonId = 'add-custom-field'

/** The DOM id of the control that a field's value is edited in. */
export function customControlId(fieldId: string): string {
  return pathElementId(dynamicPath(fieldId, 'value'))
}

/**
 * The fields in the order that the server says, those without one last, then what is staged besides them.
 * An order that is only staged moves nothing.
 */
export function customRows(
  fields: readonly DynamicField[],
  edits: readonly DynamicFieldEdit[],
): CustomRow[] {
  const read = inOrder(fields).map((field) => ({ field_id: field.field_id, field }))
  const ids = new Set(fields.map(({ field_id }) => field_id))
  const added = edits.filter(({ field_id }) => !ids.has(field_id))
  return [...read, ...added.map(({ field_id }) => ({ field_id, field: null }))]
}
