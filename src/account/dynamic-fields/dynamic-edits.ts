// Dynamic fields are fields that the tenant defines. This file stages edits of them, and stores
// only what differs from the account as read.
import type { DynamicField } from '#contract/dynamic-field.ts'
import { isSameJson } from '../fields/json.ts'
import { readNumber } from '../fields/field-value.ts'

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * The value in a control. A null `text` clears the value. `value` is undefined when the text is not
 * a value that can be sent.
 */
export interface ValueEdit {
  text: string | null
  value: Json | undefined
}

/** The writable keys of a dynamic field, in the order of the editor. */
export const dynamicKeys = ['name', 'type', 'order', 'value'] as const
export type DynamicKey = (typeof dynamicKeys)[number]

/** The edited texts of a dynamic field. A missing key keeps the value as read. */
export interface DynamicTexts {
  name?: string
  type?: string
  /** The order as typed. */
  order?: string
  value?: ValueEdit
}

export interface DynamicFieldEdit extends DynamicTexts {
  field_id: string
  /** Whether the account was read without this field. */
  isAdded: boolean
}

/** Sorts fields by their `order`. Fields without an order come last, as read. */
export function inOrder(fields: readonly DynamicField[]): DynamicField[] {
  return fields.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0)
}

/** The name, type or order of a field as text; '' when it has none. */
export function dynamicText(field: DynamicField | null, key: 'name' | 'type' | 'order'): string {
  return String(field?.[key] ?? '')
}

/**
 * Stages the texts that differ from the field as read, and removes the edit when none differs. For
 * an added field (`field` is null) it stages every non-empty text and the field itself.
 */
export function stageDynamic(
  edits: readonly DynamicFieldEdit[],
  field: DynamicField | null,
  edit: DynamicTexts & { field_id: string },
): DynamicFieldEdit[] {
  const staged: DynamicFieldEdit = { field_id: edit.field_id, isAdded: field === null }
  for (const key of ['name', 'type', 'order'] as const) {
    const text = edit[key]
    if (text !== undefined && !isSameDynamicText(key, dynamicText(field, key), text)) {
      staged[key] = text
    }
  }
  const { value } = edit
  if (value && (value.value === undefined || !isSameJson(value.value, field?.value ?? null))) {
    staged.value = value
  }
  const isEmpty = dynamicKeys.every((key) => staged[key] === undefined)
  const others = edits.filter(({ field_id }) => field_id !== edit.field_id)
  if (isEmpty && !staged.isAdded) return others
  return edits.length === others.length
    ? [...edits, staged]
    : edits.map((each) => (each.field_id === edit.field_id ? staged : each))
}

/** Discards the edit of a field, and so drops a field that was only staged. */
export function undoDynamic(
  edits: readonly DynamicFieldEdit[],
  fieldId: string,
): DynamicFieldEdit[] {
  return edits.filter(({ field_id }) => field_id !== fieldId)
}

/** Whether the server stores the same for two texts of a name, type or order. */
export function isSameDynamicText(
  key: 'name' | 'type' | 'order',
  one: string,
  other: string,
): boolean {
  if (one === other || (one.trim() === '' && other.trim() === '')) return true
  const number = key === 'order' ? readNumber(one) : null
  return number !== null && number === readNumber(other)
}
