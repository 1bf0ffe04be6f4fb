import { memo } from 'react'
import { useController, type Control } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { AccountDraft } from '#account/draft.ts'
import { isSameValue } from '#account/field-value.ts'
import { fieldOf, type WritableFieldKey } from '#account/fields.ts'
import { FieldActions } from './FieldActions.tsx'
import { FieldControl } from './FieldControl.tsx'
import { FieldExtras } from './FieldExtras.tsx'
import { FieldForm } from '../form/FieldForm.tsx'
import { fieldId } from '../form/field-id.ts'
import { fieldSpan } from './field-span.ts'
import { useFieldWarning } from './use-field-warning.ts'

export interface FieldRowProps {
  fieldKey: WritableFieldKey
  control: Control<AccountDraft>
  /** The text as it was read; null on a new account, where nothing can be put back. */
  before: string | null
  error: string | undefined
  /** What to know once it differs from what was read. */
  whenChanged?: string | undefined
  /** The field has been typed into: what was wrong with it may be right now. */
  onEdit: (key: WritableFieldKey) => void
}

/** One field of the form. Draws itself alone: typing in it draws no other. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { fieldKey, control, before, error, whenChanged, onEdit } = props
  const t = useTranslations('account.field')
  const label = useTranslations('fields')(fieldKey)
  const { value, onChange, onBlur, ref } = useController({ control, name: fieldKey }).field
  const row = fieldOf(fieldKey)
  const changed = before !== null && !isSameValue(fieldKey, before, value)
  const warning = useFieldWarning(fieldKey, value, before)

  const change = (text: string) => {
    onChange(text)
    onEdit(fieldKey)
  }
  const undo = () => {
    change(before ?? '')
    document.getElementById(fieldId(fieldKey))?.focus()
  }

  return (
    <FieldForm>
      <FieldControl
        field={row}
        name={fieldKey}
        value={value}
        onChange={change}
        onBlur={onBlur}
        ref={ref}
        chrome={{
          id: fieldId(fieldKey),
          label,
          error,
          warning: warning ?? (changed ? whenChanged : undefined),
          changed,
          changedText: t('changed'),
          hint: before !== null && row.access === 'write-only' ? t('notKnown') : undefined,
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
        }}
      />
    </FieldForm>
  )
})
