import { useWatch, type Control } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import type { FormValues } from '#account/edits/form-values.ts'
import { Icon } from '#ui/Icon.tsx'
import { mapLink } from './field-link.ts'

/** A link to the typed coordinates on a map. Renders nothing if they are no place. */
export function MapLink({ control }: { control: Control<FormValues> }) {
  const t = useTranslations('account.field')
  const [latitude, longitude] = useWatch({ control, name: ['latitude', 'longitude'] })
  const href = mapLink(latitude, longitude)
  if (!href) return null
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 w-fit items-center gap-1 rounded-md text-sm text-accent-ink hover:underline"
    >
      <span>{t('map')}</span>
      <Icon name="external" className="size-3.5" />
    </a>
  )
}
