import { inOrder, type DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { dynamicPath } from '#account/fields/field-path.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { pathElementId } from '../form/field-id.ts'

/** A custom field to edit; `field` is null if it is only staged. */
export interface CustomRow {
  field_id: string
  field: DynamicField | null
}

/** The DOM id of the button that adds a field. */
export const addButtonId = 'add-custom-field'

/** The DOM id of the control that edits a field's value. */
export function customControlId(fieldId: string): string {
  return pathElementId(dynamicPath(fieldId, 'value'))
}

/**
 * The fields by the server's order, those without an order last, then the staged ones. A staged
 * order moves nothing.
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
