import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { visibleName } from '#contract/invisible.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { openedAccounts, pinAccount } from '#queries/known/opened-accounts.ts'
import { Button } from '#ui/Button.tsx'

/** The accounts that are pinned, and those that were opened last. */
export function OpenedLast({ tenant }: { tenant: string }) {
  const t = useTranslations('listTools.views')
  const tList = useTranslations('list')
  const [accounts, setAccounts] = useState(() => openedAccounts(tenant))
  if (accounts.length === 0) return null
  return (
    <section aria-label={t('openedLast')} className="flex flex-col gap-1 border-t border-line pt-2">
      <h2 className="font-medium">{t('openedLast')}</h2>
      <ul className="flex flex-col">
        {accounts.map(({ id, name, isPinned }) => {
          const shown = visibleName(name) ?? tList('noName')
          return (
            <li key={id} className="flex items-center gap-0.5">
              <Link
                to="/accounts/$id"
                params={{ id }}
                className="min-w-0 flex-1 truncate rounded-md px-1.5 py-1 hover:bg-hover"
              >
                {shown}
              </Link>
              <Button
                variant="quiet"
                size="small"
                aria-pressed={isPinned}
                aria-label={t('pinName', { name: shown })}
                onClick={() => setAccounts(pinAccount(tenant, id, !isPinned))}
              >
                {t(isPinned ? 'pinned' : 'pin')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
