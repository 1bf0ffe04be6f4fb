import { Link, useLocation } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import { Icon } from '#ui/Icon.tsx'

/** The link back to the list, with the filters and the page from which the account was opened. */
export function BackLink() {
  const t = useTranslations('account')
  const search = useLocation({ select: ({ state }) => state.list })
  return (
    <Link
      to="/accounts"
      search={search ?? {}}
      className="-ml-1 inline-flex w-fit items-center gap-0.5 rounded-md pr-1 text-sm text-ink-muted hover:text-ink"
    >
      <Icon name="chevron-left" />
      <span>{t('back')}</span>
    </Link>
  )
}
