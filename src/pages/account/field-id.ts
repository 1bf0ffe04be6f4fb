import type { FieldKey } from '#account/fields.ts'

/** The id of a field's control, which the error summary links to. */
export function fieldId(key: FieldKey): string {
  return `field-${key}`
}
