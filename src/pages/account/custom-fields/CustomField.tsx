import { memo, useDeferredValue, useLayoutEffect, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { CustomFieldActions } from './CustomFieldActions.tsx'
import { customControlId } from './custom-rows.ts'
import { controlKind, CustomValueControl, isTypedKind } from './CustomValueControl.tsx'
import { FieldForm } from '../form/FieldForm.tsx'
import { useDynamicEdit } from '../form/use-staged.ts'
import { useCustomHints } from './use-custom-hints.ts'
import { useCustomValue, type CustomValueProps } from './use-custom-value.ts'

export interface CustomFieldProps extends CustomValueProps {
  /** The field's name. */
  label: string
  /** Whether another field has the same name. */
  isAmbiguous: boolean
  isLocked: boolean
  error: string | undefined
}

/** One custom field. Memoized, so that typing in it renders no other field. */
export const CustomField = memo(function CustomField(props: CustomFieldProps) {
  const { field_id, field, edits } = props
  const edit = useDynamicEdit(edits, field_id)
  // The input holds its own text, so the keystroke is painted before the hints and marks render.
  const late = useDeferredValue(edit)
  const kind = valueKind(edit?.type ?? field?.type ?? null, field?.value ?? null)
  return <DrawnField {...props} edit={isTypedKind(kind) ? late : edit} />
})

const DrawnField = memo(function DrawnField(
  props: CustomFieldProps & { edit: DynamicFieldEdit | null },
) {
  const { field_id, field, label, edits, isLocked, error, onEdit, edit } = props
  const t = useTranslations('account')
  const tCustom = useTranslations('customFields')
  const { choices, text, value, problem, change, leave, ...rest } = useCustomValue(props, edit)
  const kind = controlKind(rest.kind, text)
  const hintsOf = useCustomHints()
  const hints = hintsOf({ ...props, edit, kind, text, value, problem })
  const id = customControlId(field_id)
  const hasFocus = useRef(false)
  const shownKind = useRef(kind)

  // When the kind changes, the new control takes the focus from the one that it replaces.
  useLayoutEffect(() => {
    if (shownKind.current === kind) return
    shownKind.current = kind
    if (hasFocus.current) document.getElementById(id)?.focus()
  })

  return (
    <FieldForm
      onFocus={(event) => {
        hasFocus.current = event.target.id === id
      }}
      onBlur={(event) => {
        // When the window loses the focus, the field is still the active element: keep editing.
        if (event.target.id !== id || document.activeElement === event.target) return
        hasFocus.current = false
        leave()
      }}
    >
      <CustomValueControl
        kind={kind}
        text={text}
        onChange={change}
        choices={choices}
        isEmptyText={value === ''}
        readOnly={isLocked}
        chrome={{
          id,
          label,
          error: error ?? (problem ? t(`problems.${problem}`, { field: label }) : undefined),
          hint: hints.length > 0 && hints.map((hint) => <p key={hint}>{hint}</p>),
          changed: edit !== null,
          changedText: field ? t('field.changed') : tCustom('isNew'),
          className: isWide(kind) ? 'sm:col-span-2 lg:col-span-4' : 'lg:col-span-2',
          trailing: (
            <CustomFieldActions
              row={{ field_id, field }}
              label={label}
              edits={edits}
              isLocked={isLocked}
              isChanged={edit !== null}
              onClear={value === null ? null : () => change(null)}
              onEdit={onEdit}
            />
          ),
        }}
      />
    </FieldForm>
  )
})

function isWide(kind: string): boolean {
  return kind === 'json' || kind === 'multiline'
}
