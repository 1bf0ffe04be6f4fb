import { memo, useState } from 'react'
import { useController, useWatch, type Control } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import type { FormValues } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { fieldOf, isFreeText, type WritableFieldKey } from '#account/fields/fields.ts'
import {
  hasBreaks,
  inOneLine,
  typedArea,
  typedCode,
  typedLine,
} from '#account/fields/typed-text.ts'
import { notifyAfterPaint, flushNotifications } from '#ui/after-paint.ts'
import { typeInto } from '#ui/type-into.ts'
import { FieldActions } from './FieldActions.tsx'
import { ChosenControl, isTyped, TypedControl } from './FieldControl.tsx'
import { FieldExtras } from './FieldExtras.tsx'
import { FieldForm } from '../form/FieldForm.tsx'
import { fieldId } from '../form/field-id.ts'
import { fieldSpan } from './field-span.ts'
import { useFieldWarning } from './use-field-warning.ts'

export interface FieldRowProps {
  fieldKey: WritableFieldKey
  control: Control<FormValues>
  /** The text as last read; null on a new account. */
  before: string | null
  error: string | undefined
  /** A warning to show while the field is changed. */
  whenChanged?: string | undefined
  /** Called on each edit, so that the field's error can be cleared. */
  onEdit: (key: WritableFieldKey) => void
}

/** One field of the form. Memoized, so that typing in it renders no other field. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const Row = isTyped(fieldOf(props.fieldKey)) ? TypedRow : ChosenRow
  return (
    <FieldForm>
      <Row {...props} />
    </FieldForm>
  )
})

function TypedRow(props: FieldRowProps) {
  const { fieldKey, control, before, onEdit } = props
  const { onChange, ref } = control.register(fieldKey)
  const value = useWatch({ control, name: fieldKey })
  const [first] = useState(value)
  const field = fieldOf(fieldKey)
  const known = before ?? first
  const isArea = field.control === 'multiline' || hasBreaks(known) || hasBreaks(value)
  const typed = isArea ? typedArea : isFreeText(field) ? typedLine : typedCode
  const textOf = ({ value: text }: Input) => typed(text, known)
  const chrome = useChrome(props, value, () => {
    const element = document.getElementById(fieldId(fieldKey))
    if (isText(element)) typeInto(element, before ?? '')
    element?.focus()
  })
  return (
    <TypedControl
      field={field}
      chrome={chrome}
      value={value}
      isArea={isArea}
      input={{
        name: fieldKey,
        ref,
        // The input holds its own text, so the keystroke is painted before marks and hints render.
        onChange: async ({ target }: { target: Input }) => {
          notifyAfterPaint(target, () => {
            void onChange({ type: 'change', target: { name: fieldKey, value: textOf(target) } })
            onEdit(fieldKey)
          })
        },
        // Not React Hook Form's `onBlur`, which would store the input's text even if nobody typed
        // it.
        onBlur: async ({ target }: { target: Input }) => {
          flushNotifications()
          if (!isArea && inOneLine(textOf(target)) !== target.value) target.value = textOf(target)
        },
      }}
    />
  )
}

function ChosenRow(props: FieldRowProps) {
  const { fieldKey, control, before, onEdit } = props
  const { value, onChange, onBlur, ref } = useController({ control, name: fieldKey }).field
  const [first] = useState(value)
  const change = (text: string) => {
    onChange(text)
    onEdit(fieldKey)
  }
  const chrome = useChrome(props, value, () => {
    change(before ?? '')
    document.getElementById(fieldId(fieldKey))?.focus()
  })
  return (
    <ChosenControl
      field={fieldOf(fieldKey)}
      chrome={chrome}
      name={fieldKey}
      value={value}
      before={before ?? first}
      onChange={change}
      onBlur={onBlur}
      ref={ref}
    />
  )
}

/** The label, messages and buttons around a field's control. */
function useChrome(props: FieldRowProps, value: string, undo: () => void) {
  const { fieldKey, before, error, whenChanged } = props
  const t = useTranslations('account.field')
  const label = useTranslations('fields')(fieldKey)
  const changed = before !== null && !isSameValue(fieldKey, before, value)
  const warning = useFieldWarning(fieldKey, value, before)
  return {
    id: fieldId(fieldKey),
    label,
    error,
    warning: warning ?? (changed ? whenChanged : undefined),
    changed,
    changedText: t('changed'),
    hint: before !== null && fieldOf(fieldKey).access === 'write-only' ? t('notKnown') : undefined,
    className: fieldSpan(fieldKey),
    trailing: (
      <FieldActions
        fieldKey={fieldKey}
        label={label}
        value={value}
        onUndo={changed ? undo : null}
      />
    ),
    below: <FieldExtras fieldKey={fieldKey} text={value} />,
  }
}

type Input = HTMLInputElement | HTMLTextAreaElement

function isText(element: Element | null): element is Input {
  return element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
}
