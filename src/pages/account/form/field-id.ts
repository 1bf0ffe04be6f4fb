import type { FieldKey } from '#account/fields/fields.ts'
import { dynamicPart, partId, productPart, type Part } from '#account/fields/field-path.ts'

/** The id of a field's control, which the error summary links to. */
export function fieldId(key: FieldKey): string {
  return `field-${key}`
}

/** The id of the control that a part of the account is edited with, or of the button that opens it. */
export function partElementId(part: Part): string {
  return `field-${partId(part)}`
}

/** Where the error of a part stands: of a product at the button that opens it, of a custom field at its value. */
export function errorElementId(part: Part): string {
  if (part.kind === 'product') return partElementId(productPart(part.id))
  return partElementId(part.kind === 'field' ? part : dynamicPart(part.field_id, 'value'))
}
