import {
  stageDynamic,
  undoDynamic,
  type DynamicTexts,
} from '#account/dynamic-fields/dynamic-edits.ts'
import { flushNotifications } from '#ui/after-paint.ts'
import type { CustomRow } from './custom-rows.ts'
import type { Staged, StagedEdits } from '#editing/session/staged-edits.ts'

/** Stages these of a field's texts, beside what is staged of it already. */
export function stageCustom(edits: StagedEdits, row: CustomRow, texts: DynamicTexts): void {
  // What was typed before comes before.
  flushNotifications()
  edits.set(withCustom(edits, row, texts))
}

/** What would be staged then. */
export function withCustom(
  edits: StagedEdits,
  { field_id, field }: CustomRow,
  texts: DynamicTexts,
): Pick<Staged, 'dynamic_fields'> {
  const { dynamic_fields: staged } = edits.get()
  const edit = staged.find((each) => each.field_id === field_id)
  return { dynamic_fields: stageDynamic(staged, field, { ...edit, ...texts, field_id }) }
}

/** Takes back all that is staged for a field; one that was only staged is gone with it. */
export function undoCustom(edits: StagedEdits, fieldId: string): void {
  flushNotifications()
  edits.set({ dynamic_fields: undoDynamic(edits.get().dynamic_fields, fieldId) })
}
