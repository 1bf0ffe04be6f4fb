import { textOfValue } from '#account/dynamic-fields/dynamic-value.ts'
import type { ValueEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { fitsKind } from '#account/dynamic-fields/value-kind.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'

/**
 * The text of an edit in a control of another kind: the text of its value if the control can show
 * it, otherwise the text as typed.
 */
export function textInKind({ text, value }: ValueEdit, kind: ValueKind): string {
  const isShown = value !== undefined && value !== null && fitsKind(kind, value)
  return isShown ? textOfValue(kind, value) : (text ?? '')
}
