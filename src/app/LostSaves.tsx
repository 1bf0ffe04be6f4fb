import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountDetail } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { listedAccount } from '#queries/account-queries.ts'
import { keys } from '#queries/keys.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { buttonClass } from '#ui/button-class.ts'
import { Notice } from '#ui/Notice.tsx'

/**
 * A save that turns out not to be one, once its page is left: there it would be an unsaved change, and is
 * a draft. Here stands that there is one.
 */
export function LostSaves() {
  const t = useTranslations('app')
  const { history } = useWorkspace()
  const queryClient = useQueryClient()
  const router = useRouter()
  const [lost, setLost] = useState<readonly string[]>([])

  useEffect(
    () =>
      history.subscribe((id, { kind }) => {
        if (kind !== 'lost' || router.state.location.pathname.endsWith(`/${id}`)) return
        setLost((before) => [...before.filter((each) => each !== id), id])
      }),
    [history, router],
  )

  if (lost.length === 0) return null
  const nameOf = (id: string) =>
    (queryClient.getQueryData<AccountDetail>(keys.detail(id)) ?? listedAccount(queryClient, id))
      ?.name
  const drop = (id: string) => setLost((before) => before.filter((each) => each !== id))
  return (
    <div className="flex flex-col gap-2 px-4 pt-4 sm:px-6">
      {lost.map((id) => (
        <Notice
          key={id}
          tone="warning"
          role="alert"
          title={t('lost.title', { name: visibleName(nameOf(id)) ?? t('stray.account') })}
          dismissLabel={t('dismiss')}
          onDismiss={() => drop(id)}
          actions={
            <Link
              to="/accounts/$id"
              params={{ id }}
              className={buttonClass()}
              onClick={() => drop(id)}
            >
              {t('stray.open')}
            </Link>
          }
        >
          <p>{t('lost.text')}</p>
        </Notice>
      ))}
    </div>
  )
}
