import type { FormValues } from './form-values.ts'
import type { FieldProblem } from '../fields/field-problems.ts'
import { isEmptyText, readNumber } from '../fields/field-value.ts'
import { fieldOf, type WritableFieldKey } from '../fields/fields.ts'

export type BodyValues = Partial<Record<WritableFieldKey, string | number | null>>

/**
 * Converts form values to values of a body. Empty text gives null, except that an empty name gives
 * '', which fails validation. An unreadable number is left out and reported in `unreadable`.
 */
export function bodyValues(
  formValues: FormValues,
  keys: readonly WritableFieldKey[],
): { values: BodyValues; unreadable: FieldProblem[] } {
  const values: BodyValues = {}
  const unreadable: FieldProblem[] = []
  for (const key of keys) {
    const text = formValues[key]
    if (isEmptyText(text)) values[key] = key === 'name' ? '' : null
    else if (fieldOf(key).control === 'number') {
      const number = readNumber(text)
      if (number === null) unreadable.push({ field: key, rule: 'number', maximum: null })
      else values[key] = number
    } else values[key] = text
  }
  return { values, unreadable }
}
