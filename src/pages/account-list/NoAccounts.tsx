import { useTranslations } from 'use-intl'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import type { ListState } from './use-list-state.ts'

/** Read, and there is nothing. */
export function NoAccounts({ state }: { state: ListState }) {
  const t = useTranslations('list')
  return (
    <EmptyState
      title={t('empty')}
      text={t(state.isNarrowed ? 'emptyText' : 'emptyAll')}
      action={state.isNarrowed && <Button onClick={state.clear}>{t('clearAll')}</Button>}
    />
  )
}
