import { useTranslations } from '#i18n/use-translations.ts'
import { fieldsOf, isReference, sections } from '#account/fields/fields.ts'
import { Skeleton } from '#ui/Skeleton.tsx'
import { fieldSpan } from '../fields/field-span.ts'
import { FormSection } from '../fields/FormSections.tsx'

/** The form before the account is loaded: its labels, and placeholders as large as its controls. */
export function FormSkeleton() {
  const t = useTranslations('account.field')
  const label = useTranslations('fields')
  return sections.map((section) => (
    <FormSection key={section} section={section}>
      {fieldsOf(section).map(({ key, access }) => (
        <div key={key} className={`flex flex-col gap-1 ${fieldSpan(key)}`}>
          <span className="text-sm font-medium text-ink-muted">{label(key)}</span>
          <Skeleton className={key === 'notes' ? 'h-18 w-full' : 'h-control w-full'} />
          {isReference(key) && <span className="h-5" />}
          {access === 'write-only' && (
            <span className="text-sm text-ink-muted">{t('notKnown')}</span>
          )}
        </div>
      ))}
    </FormSection>
  ))
}
