import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listParameters } from '#contract/list-query.ts'
import type { accountList } from '#queries/account-queries.ts'
import { keys } from '#queries/keys.ts'
import { Icon } from '#ui/Icon.tsx'

type ListKey = ReturnType<typeof accountList>['queryKey']

/** Back to the list, as it was when it was last in sight. */
export function BackLink() {
  const t = useTranslations('account')
  const queryClient = useQueryClient()
  const [search] = useState(() => {
    const lists = queryClient.getQueryCache().findAll({ queryKey: keys.lists() })
    const last = lists.toSorted((a, b) => b.state.dataUpdatedAt - a.state.dataUpdatedAt)[0]
    return last ? listParameters((last.queryKey as ListKey)[1]) : {}
  })
  return (
    <Link
      to="/accounts"
      search={search}
      className="-ml-1 inline-flex w-fit items-center gap-0.5 rounded-md pr-1 text-sm text-ink-muted hover:text-ink"
    >
      <Icon name="chevron-left" />
      {t('back')}
    </Link>
  )
}
