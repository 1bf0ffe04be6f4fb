import { useMemo, useState } from 'react'
import type { DynamicFieldEdit, Json } from '#account/dynamic-fields/dynamic-edits.ts'
import {
  editValue,
  isSameDynamicValue,
  textOfValue,
  valueProblem,
} from '#account/dynamic-fields/dynamic-value.ts'
import { dynamicPath, pathId } from '#account/fields/field-path.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { useFieldOptions } from '#queries/use-workspace.ts'
import { notifyAfterPaint, flushNotifications } from '#ui/after-paint.ts'
import { isTypedKind } from './CustomValueControl.tsx'
import type { CustomRow } from './custom-rows.ts'
import { stageCustom } from './stage-custom.ts'
import type { StagedEdits } from '#editing/session/staged-edits.ts'

export interface CustomValueProps extends CustomRow {
  edits: StagedEdits
  /** Called with the `pathId` of the edited value. */
  onEdit: (path: string) => void
}

/** The value of a custom field as its control shows it, and the functions that stage it. */
export function useCustomValue(props: CustomValueProps, edit: DynamicFieldEdit | null) {
  const { field_id, field, edits, onEdit } = props
  const options = useFieldOptions(field_id)
  /** The last typed text, until the focus leaves the control. */
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeft, setIsLeft] = useState(false)

  const before = field?.value ?? null
  const kind = valueKind(edit?.type ?? field?.type ?? null, before)
  const choices = useMemo(() => [...options, before as Json], [options, before])
  const staged = edit?.value
  const problem = staged ? valueProblem(kind, staged.text, before, options) : null

  /** The text of an unchanged value. Another spelling of it stays as typed while it is edited. */
  function unchangedText(): string {
    const typedValue = typed === null ? undefined : editValue(kind, typed, before, options).value
    const isUnchanged =
      typed !== null && typedValue !== undefined && isSameDynamicValue(typedValue, before)
    return isUnchanged ? typed : textOfValue(kind, before)
  }

  return {
    /** The options of a choice: values seen on other accounts, and the current one. */
    choices,
    kind,
    text: staged ? (staged.text ?? '') : unchangedText(),
    /** The value to be saved; undefined if the text cannot be read as one. */
    value: staged ? staged.value : before,
    /** Null until the focus leaves the control: a half-typed value is no mistake. */
    problem: isLeft ? problem : null,
    /** Stages a text; null clears the value. */
    change: (text: string | null) => {
      const stage = () => {
        stageCustom(edits, props, { value: editValue(kind, text, before, options) })
        setTyped(text)
        setIsLeft(false)
        onEdit(pathId(dynamicPath(field_id, 'value')))
      }
      // The input holds its own text, so the keystroke is painted first.
      if (isTypedKind(kind) && text !== null) notifyAfterPaint(field_id, stage)
      else stage()
    },
    /** Call it when the focus leaves the control. */
    leave: () => {
      flushNotifications()
      setTyped(null)
      setIsLeft(true)
    },
  }
}
