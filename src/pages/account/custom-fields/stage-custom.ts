import {
  stageDynamic,
  undoDynamic,
  type DynamicTexts,
} from '#account/dynamic-fields/dynamic-edits.ts'
import { flushNotifications } from '#ui/after-paint.ts'
import type { CustomRow } from './custom-rows.ts'
import type { Staged, StagedEdits } from '#editing/session/staged-edits.ts'

/** Stages texts of a field, on top of the staged ones. */
export function stageCustom(edits: StagedEdits, row: CustomRow, texts: DynamicTexts): void {
  // Text that was typed earlier is staged first.
  flushNotifications()
  edits.set(withCustom(edits, row, texts))
}

/** What `stageCustom` would stage. */
export function withCustom(
  edits: StagedEdits,
  { field_id, field }: CustomRow,
  texts: DynamicTexts,
): Pick<Staged, 'dynamic_fields'> {
  const { dynamic_fields: staged } = edits.get()
  const edit = staged.find((each) => each.field_id === field_id)
  return { dynamic_fields: stageDynamic(staged, field, { ...edit, ...texts, field_id }) }
}

/** Reverts all staged texts of a field; a field that is only staged disappears. */
export function undoCustom(edits: StagedEdits, fieldId: string): void {
  flushNotifications()
  edits.set({ dynamic_fields: undoDynamic(edits.get().dynamic_fields, fieldId) })
}
