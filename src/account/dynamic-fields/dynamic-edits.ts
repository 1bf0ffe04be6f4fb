// What is staged for the dynamic fields of an account: only what differs from what was read.
import type { DynamicField } from '#contract/dynamic-field.ts'
import { isSameJson } from '../fields/json.ts'
import { readNumber } from '../fields/field-value.ts'

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/**
 * A value as its control holds it. `text` null stands for "cleared to null"; `value` is what the text
 * stands for, undefined where it stands for nothing that can be sent.
 */
export interface ValueEdit {
  text: string | null
  value: Json | undefined
}

/** What of a dynamic field can be written, in the order of the editor. */
export const dynamicKeys = ['name', 'type', 'order', 'value'] as const
export type DynamicKey = (typeof dynamicKeys)[number]

/** What is staged of one field. What is not in it stays as it was read. */
export interface DynamicTexts {
  name?: string
  type?: string
  /** As it is typed. */
  order?: string
  value?: ValueEdit
}

export interface DynamicFieldEdit extends DynamicTexts {
  field_id: string
  /** The account was read without this field. */
  isAdded: boolean
}

/** Fields in the order that the server says; those without one last, as they were read. */
export function inOrder(fields: readonly DynamicField[]): DynamicField[] {
  return fields.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0)
}

/** The name, type or order of a field as a text, '' for none. */
export function dynamicText(field: DynamicField | null, key: 'name' | 'type' | 'order'): string {
  return String(field?.[key] ?? '')
}

/**
 * Stages what differs from the field as it was read; nothing, when nothing does. `field` is null for one
 * that is added: all that is not empty is staged then, and the field itself.
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

/** Takes back what is staged for a field; one that was only staged is gone with it. */
export function undoDynamic(
  edits: readonly DynamicFieldEdit[],
  fieldId: string,
): DynamicFieldEdit[] {
  return edits.filter(({ field_id }) => field_id !== fieldId)
}

/** Whether two texts of a field's name, type or order store the same. */
export function isSameDynamicText(
  key: 'name' | 'type' | 'order',
  one: string,
  other: string,
): boolean {
  if (one === other || (one.trim() === '' && other.trim() === '')) return true
  const number = key === 'order' ? readNumber(one) : null
  return number !== null && number === readNumber(other)
}
