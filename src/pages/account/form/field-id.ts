import type { FieldKey } from '#account/fields/fields.ts'
import { dynamicPath, pathId, productPath, type FieldPath } from '#account/fields/field-path.ts'

/** The id of a field's control, which the error summary links to. */
export function fieldId(key: FieldKey): string {
  return `field-${key}`
}

/** The id of the control that a part of the account is edited with, or of the button that opens it. */
export function pathElementId(path: FieldPath): string {
  return `field-${pathId(path)}`
}

/** Where the error of a part stands: of a product at the button that opens it, of a custom field at its value. */
export function errorElementId(path: FieldPath): string {
  if (path.kind === 'product') return pathElementId(productPath(path.id))
  return pathElementId(path.kind === 'field' ? path : dynamicPath(path.field_id, 'value'))
}
