import { useTranslations } from 'use-intl'
import type { FieldKey } from '#account/fields.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { emailLink, phoneLink, webLink } from './field-link.ts'

/** Where a field's text leads, beside its label; nothing where it leads nowhere safe. */
export function FieldLink({ fieldKey, text }: { fieldKey: FieldKey; text: string }) {
  const t = useTranslations('account.field')
  const link = linkOf(fieldKey, text)
  if (!link) return null
  const name = link.says === 'openImage' ? t('openImage') : t(link.says, { to: text.trim() })
  return (
    <a
      href={link.href}
      title={name}
      rel="noreferrer"
      target={link.says === 'openImage' ? '_blank' : undefined}
      className={buttonClass('quiet', 'icon-small')}
    >
      <Icon name="external" className="size-3.5" />
      <VisuallyHidden>{name}</VisuallyHidden>
    </a>
  )
}

function linkOf(key: FieldKey, text: string) {
  const of = (says: 'write' | 'call' | 'openImage', href: string | null) => href && { says, href }
  if (key === 'email') return of('write', emailLink(text))
  if (key === 'phone' || key === 'mobile') return of('call', phoneLink(text))
  return key === 'image_url' ? of('openImage', webLink(text)) : null
}
