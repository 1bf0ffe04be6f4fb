import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'

/** Read, and there is nothing. */
export function NoAccounts(props: { isNarrowed: boolean; onClear: () => void }) {
  const { isNarrowed, onClear } = props
  const t = useTranslations('list')
  return (
    <EmptyState
      title={t('empty')}
      text={t(isNarrowed ? 'emptyText' : 'emptyAll')}
      action={isNarrowed && <Button onClick={onClear}>{t('clearAll')}</Button>}
    />
  )
}
