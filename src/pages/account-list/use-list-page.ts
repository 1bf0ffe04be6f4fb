import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import { asFailure } from '#http/failures.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { accountList } from '#queries/account-queries.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { useAnnounce } from '#ui/Announcer.tsx'
import { clampedOffset, type ListState } from './use-list-state.ts'

/** The page that the address asks for, as far as it has been read. A page past the end gives way to the last. */
export function useListPage({ query, goToLastPage }: ListState) {
  const t = useTranslations('list')
  const announce = useAnnounce()
  const list = useQuery(accountList(useWorkspace(), query))
  const { data: page = null, isPlaceholderData, isFetching, dataUpdatedAt, error } = list

  const settled = page !== null && !isPlaceholderData && !isFetching ? page : null
  const clamp = settled ? clampedOffset(query, settled.total) : null
  useEffect(() => {
    if (clamp !== null) goToLastPage(clamp)
  }, [clamp, goToLastPage])

  const settledAt = settled ? dataUpdatedAt : 0
  const count = page?.total ?? page?.rows.length ?? 0
  // Not again where only the language is another.
  const tellCount = useEffectEvent(() => announce(t('loaded', { count })))
  useEffect(() => {
    if (settledAt > 0) tellCount()
  }, [settledAt])

  const read = settled ? settled.rows.length + settled.skipped : 0
  const isWhole = settled !== null && read > 0 && settled.offset === 0 && settled.total === read
  return {
    /** In sight, if only of an older query or an older moment; null until one is. */
    page,
    /** What was asked for is what is in sight. */
    isSettled: settled !== null,
    isEmpty: settled !== null && read === 0 && clamp === null,
    /** The page holds all that matches; null where it does not. */
    whole: isWhole && settled ? { page: settled, readAt: settledAt } : null,
    failure: error === null ? null : asFailure(error),
    isFetching,
    readAt: dataUpdatedAt,
    refetch: () => void list.refetch(),
  }
}
