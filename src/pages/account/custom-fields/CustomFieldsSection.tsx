import { useTranslations } from '#i18n/use-translations.ts'
import { useMemo, useSyncExternalStore } from 'react'
import { dynamicKeys, type DynamicFieldEdit } from '#account/dynamic-fields/dynamic-edits.ts'
import { dynamicPath, pathId } from '#account/fields/field-path.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { AddCustomField } from './add/AddCustomField.tsx'
import { CustomField } from './CustomField.tsx'
import { customRows } from './custom-rows.ts'
import { SectionFrame } from '../frame/SectionFrame.tsx'
import type { StagedEdits } from '#editing/session/staged-edits.ts'
import { useCustomName } from './use-custom-name.ts'
import type { ErrorTexts } from '../form/use-error-texts.ts'

export interface CustomFieldsSectionProps {
  /** The custom fields as last read; [] on a new account. */
  fields: readonly DynamicField[]
  edits: StagedEdits
  /** The `pathId`s of the changes that a write carries. */
  locked: ReadonlySet<string>
  errors: ErrorTexts
  /** Called with the `pathId` of each edited value, so that its error can be cleared. */
  onEdit: (path: string) => void
}

/** The custom fields of an account: a control for each, and a button that adds one. */
export function CustomFieldsSection(props: CustomFieldsSectionProps) {
  const t = useTranslations('account.custom')
  return (
    <SectionFrame title={t('title')} landmark>
      <CustomFields {...props} />
    </SectionFrame>
  )
}

function CustomFields(props: CustomFieldsSectionProps) {
  const { fields, edits, locked, errors, onEdit } = props
  const t = useTranslations('account.custom')
  const staged = useRowEdits(edits)
  const nameOf = useCustomName()
  const rows = customRows(fields, staged).map(({ field_id, field }) => {
    const edit = staged.find((each) => each.field_id === field_id) ?? null
    return { field_id, field, label: nameOf(field_id, field, edit) }
  })
  const isAmbiguous = (label: string) => rows.filter((row) => row.label === label).length > 1

  return (
    <div className="flex flex-col items-start gap-3.5">
      {rows.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('none')}</p>
      ) : (
        <div className="grid w-full gap-x-6 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-6">
          {rows.map(({ field_id, field, label }) => (
            <CustomField
              key={field_id}
              field_id={field_id}
              field={field}
              label={label}
              isAmbiguous={isAmbiguous(label)}
              edits={edits}
              isLocked={locked.has(pathId(dynamicPath(field_id)))}
              error={errorOf(errors, field_id)}
              onEdit={onEdit}
            />
          ))}
        </div>
      )}
      <AddCustomField rows={rows} edits={edits} onEdit={onEdit} />
    </div>
  )
}

/** The staged additions and names. Ignores values, so that typing one renders only its own row. */
function useRowEdits(edits: StagedEdits): readonly DynamicFieldEdit[] {
  const rows = useSyncExternalStore(edits.subscribe, () => {
    const named = edits
      .get()
      .dynamic_fields.filter((edit) => edit.isAdded || edit.name !== undefined)
    return JSON.stringify(named.map(({ field_id, isAdded, name }) => ({ field_id, isAdded, name })))
  })
  return useMemo(() => JSON.parse(rows) as DynamicFieldEdit[], [rows])
}

/**
 * All errors of a field. Errors of its settings, which are in a dialog, appear at its value too.
 */
function errorOf(errors: ErrorTexts, fieldId: string): string | undefined {
  const found = [null, ...dynamicKeys].map((key) => errors[pathId(dynamicPath(fieldId, key))])
  return [...new Set(found)].filter(Boolean).join(' ') || undefined
}
