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
  /** A part was edited. */
  onEdit: (path: string) => void
}

/** The value of a custom field as its control holds it, and the staging of what is typed. */
export function useCustomValue(props: CustomValueProps, edit: DynamicFieldEdit | null) {
  const { field_id, field, edits, onEdit } = props
  const options = useFieldOptions(field_id)
  /** What was typed last, until the focus leaves. */
  const [typed, setTyped] = useState<string | null>(null)
  const [isLeft, setIsLeft] = useState(false)

  const before = field?.value ?? null
  const kind = valueKind(edit?.type ?? field?.type ?? null, before)
  const choices = useMemo(() => [...options, before as Json], [options, before])
  const staged = edit?.value
  const problem = staged ? valueProblem(kind, staged.text, before, options) : null

  /** What is typed stays under the caret, though it is but another spelling of what was read. */
  function unchangedText(): string {
    const typedValue = typed === null ? undefined : editValue(kind, typed, before, options).value
    const isUnchanged =
      typed !== null && typedValue !== undefined && isSameDynamicValue(typedValue, before)
    return isUnchanged ? typed : textOfValue(kind, before)
  }

  return {
    /** What a choice offers: what has been seen, and what is here. */
    choices,
    kind,
    text: staged ? (staged.text ?? '') : unchangedText(),
    /** What it will be; undefined where the text stands for nothing. */
    value: staged ? staged.value : before,
    /** Told only once the focus has left: half a value is none. */
    problem: isLeft ? problem : null,
    /** Stages a text; null clears the value. */
    change: (text: string | null) => {
      const stage = () => {
        stageCustom(edits, props, { value: editValue(kind, text, before, options) })
        setTyped(text)
        setIsLeft(false)
        onEdit(pathId(dynamicPath(field_id, 'value')))
      }
      // An input that holds its text is painted first.
      if (isTypedKind(kind) && text !== null) notifyAfterPaint(field_id, stage)
      else stage()
    },
    /** The focus has left the control. */
    leave: () => {
      flushNotifications()
      setTyped(null)
      setIsLeft(true)
    },
  }
}
