import type { ReactNode } from 'react'
import { useWatch, type Control } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import { textOf, type FormValues } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { fieldsOf, sections, type Section, type WritableFieldKey } from '#account/fields/fields.ts'
import type { AccountDetail } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { Icon } from '#ui/Icon.tsx'
import { TextField } from '#ui/TextField.tsx'
import { fieldId } from '../form/field-id.ts'
import { fieldSpan } from './field-span.ts'
import { FieldRow } from './FieldRow.tsx'
import { MapLink } from './MapLink.tsx'
import { SectionFrame } from '../frame/SectionFrame.tsx'
import type { ErrorTexts } from '../form/use-error-texts.ts'

export interface FormSectionsProps {
  control: Control<FormValues>
  /** The account as last read; null for a new one. */
  base: AccountDetail | null
  errors: ErrorTexts
  onEdit: (key: WritableFieldKey) => void
}

/** The fixed fields of an account, in sections. */
export function FormSections({ control, base, errors, onEdit }: FormSectionsProps) {
  const t = useTranslations('account.field')
  const city = base && cityOf(base)
  const row = (key: WritableFieldKey): ReactNode => (
    <FieldRow
      key={key}
      fieldKey={key}
      control={control}
      before={base && textOf(base, key)}
      error={errors[key]}
      whenChanged={key === 'country_id' && city ? t('cityStays', { city }) : undefined}
      onEdit={onEdit}
    />
  )
  return sections.map((section) => (
    <FormSection
      key={section}
      section={section}
      aside={section === 'address' && <MapLink control={control} />}
    >
      {fieldsOf(section).map(({ key }) => {
        if (key !== 'city_id') return row(key)
        return base && <City key={key} account={base} control={control} />
      })}
    </FormSection>
  ))
}

interface FormSectionProps {
  section: Section
  aside?: ReactNode
  children: ReactNode
}

/** One section of fields under its heading. */
export function FormSection({ section, aside, children }: FormSectionProps) {
  const t = useTranslations('account.sections')
  return (
    <SectionFrame title={t(section)} aside={aside}>
      <div className="grid gap-x-6 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-6">{children}</div>
    </SectionFrame>
  )
}

// Read-only: the API takes the city in no body, though the list can be filtered by it.
function City({ account, control }: { account: AccountDetail; control: Control<FormValues> }) {
  const t = useTranslations('account.field')
  const label = useTranslations('fields')('city_id')
  const country = useWatch({ control, name: 'country_id' })
  const city = cityOf(account)
  const isLeftBehind =
    city !== '' && !isSameValue('country_id', textOf(account, 'country_id'), country)
  return (
    <TextField
      id={fieldId('city_id')}
      label={label}
      value={city}
      warning={isLeftBehind ? t('cityLeftBehind') : undefined}
      readOnly
      className={fieldSpan('city_id')}
      trailing={
        <span
          title={t('cityFixed')}
          className="flex size-control-small items-center justify-center"
        >
          <Icon name="lock" className="size-3.5 text-ink-faint" />
        </span>
      }
    />
  )
}

function cityOf(account: AccountDetail): string {
  return visibleName(account.city_name) ?? account.city_id ?? ''
}
