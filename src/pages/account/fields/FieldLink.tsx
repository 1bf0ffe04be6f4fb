import { useTranslations } from '#i18n/use-translations.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Icon } from '#ui/Icon.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import type { LinkTarget } from './field-link.ts'

/** A small button beside a field's label that follows the link in its text. */
export function FieldLink({ link }: { link: LinkTarget }) {
  const t = useTranslations('account.field')
  const name = link.leads === 'image' ? t('image') : t(link.leads, { to: link.to })
  return (
    <a
      href={link.href}
      title={name}
      rel="noreferrer"
      target={link.leads === 'image' ? '_blank' : undefined}
      className={buttonClass('quiet', 'icon-small')}
    >
      <Icon name="external" className="size-3.5" />
      <VisuallyHidden>{name}</VisuallyHidden>
    </a>
  )
}
