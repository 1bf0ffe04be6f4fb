import { memo } from 'react'
import { useController, type Control } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { AccountDraft } from '#account/draft.ts'
import { isSameValue } from '#account/field-value.ts'
import { fieldOf, type WritableFieldKey } from '#account/fields.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { FieldControl } from './FieldControl.tsx'
import { fieldId } from './field-id.ts'
import { fieldLink } from './field-link.ts'
import { fieldSpan } from './field-span.ts'
import { FieldLink } from './FieldLink.tsx'

export interface FieldRowProps {
  fieldKey: WritableFieldKey
  control: Control<AccountDraft>
  /** The text as it was read; null on a new account, where nothing can be put back. */
  before: string | null
  error: string | undefined
  /** The field has been typed into: what was wrong with it may be right now. */
  onEdit: (key: WritableFieldKey) => void
}

/** One field of the form. Draws itself alone: typing in it draws no other. */
export const FieldRow = memo(function FieldRow(props: FieldRowProps) {
  const { fieldKey, control, before, error, onEdit } = props
  const t = useTranslations('account.field')
  const label = useTranslations('fields')(fieldKey)
  const { value, onChange, onBlur, ref } = useController({ control, name: fieldKey }).field
  const row = fieldOf(fieldKey)
  const link = fieldLink(fieldKey, value)
  const changed = before !== null && !isSameValue(fieldKey, before, value)

  const change = (text: string) => {
    onChange(text)
    onEdit(fieldKey)
  }
  const undo = () => {
    change(before ?? '')
    document.getElementById(fieldId(fieldKey))?.focus()
  }

  return (
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
        changed,
        changedText: t('changed'),
        hint: before !== null && row.access === 'write-only' ? t('notKnown') : undefined,
        className: fieldSpan(fieldKey),
        trailing: (link || changed) && (
          <span className="flex">
            {link && <FieldLink link={link} />}
            {changed && (
              <Button
                variant="quiet"
                size="icon-small"
                title={t('undo', { field: label })}
                onClick={undo}
              >
                <Icon name="undo" className="size-3.5" />
                <VisuallyHidden>{t('undo', { field: label })}</VisuallyHidden>
              </Button>
            )}
          </span>
        ),
      }}
    />
  )
})
