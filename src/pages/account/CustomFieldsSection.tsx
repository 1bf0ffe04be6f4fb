import { useTranslations } from 'use-intl'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { DynamicValue } from './DynamicValue.tsx'
import { SectionFrame } from './SectionFrame.tsx'

/** The fields that the tenant defined, in its order; those without one come last. */
export function CustomFieldsSection({ fields }: { fields: readonly DynamicField[] }) {
  const t = useTranslations('account.custom')
  const ordered = fields.toSorted((a, b) => (a.order ?? Infinity) - (b.order ?? Infinity) || 0)
  return (
    <SectionFrame title={t('title')} landmark>
      {fields.length === 0 && <p className="text-ink-muted">{t('none')}</p>}
      <dl className="grid gap-x-6 gap-y-3.5 sm:grid-cols-2 lg:grid-cols-3">
        {ordered.map(({ field_id, name, value }) => (
          <div key={field_id} className="flex min-w-0 flex-col gap-1">
            <dt className="text-sm font-medium wrap-anywhere">
              {name?.trim() || t('noName', { id: field_id })}
            </dt>
            <dd className="wrap-anywhere">
              <DynamicValue value={value} />
            </dd>
          </div>
        ))}
      </dl>
    </SectionFrame>
  )
}
