import type { FieldKey } from '#account/fields/fields.ts'
import { dynamicPath, pathId, productPath, type FieldPath } from '#account/fields/field-path.ts'

/** The DOM id of a field's control, which the error summary links to. */
export function fieldId(key: FieldKey): string {
  return `field-${key}`
}

/** The DOM id of the control that edits a path, or of the button that opens its editor. */
export function pathElementId(path: FieldPath): string {
  return `field-${pathId(path)}`
}

/**
 * The DOM id of the element that shows a path's error: the button of a product, or the value of a
 * custom field.
 */
export function errorElementId(path: FieldPath): string {
  if (path.kind === 'product') return pathElementId(productPath(path.id))
  return pathElementId(path.kind === 'field' ? path : dynamicPath(path.field_id, 'value'))
}
