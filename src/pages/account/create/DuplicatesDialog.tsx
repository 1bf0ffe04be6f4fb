import { Link } from '@tanstack/react-router'
import { useFormatter } from 'use-intl'
import { useTranslations } from '#i18n/use-translations.ts'
import { visibleName } from '#contract/invisible.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import type { Duplicates } from '#queries/find-duplicates.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import type { Failure } from '#http/failures.ts'

export interface DuplicatesDialogProps {
  /** Null while the dialog is closed. */
  duplicates: Duplicates | null
  onCreate: () => void
  onClose: () => void
}

/** Asks before the user creates an account that may already exist. */
export function DuplicatesDialog({ duplicates, onCreate, onClose }: DuplicatesDialogProps) {
  const t = useTranslations('account.create')
  const isFound = (duplicates?.accounts.length ?? 0) > 0
  return (
    <Dialog
      open={duplicates !== null}
      onClose={onClose}
      title={t(isFound ? 'duplicates' : 'duplicatesOnlyFailed')}
      footer={
        <>
          <Button onClick={onCreate}>{t('createAnyway')}</Button>
          <Button variant="primary" onClick={onClose}>
            {t('back')}
          </Button>
        </>
      }
    >
      {duplicates && <Found {...duplicates} />}
    </Dialog>
  )
}

function Found({ accounts, failure }: Duplicates) {
  const t = useTranslations('account')
  const label = useTranslations('fields')
  const format = useFormatter()
  return (
    <div className="flex flex-col gap-3">
      {accounts.length > 0 && <p>{t('create.duplicatesText')}</p>}
      <ul className="flex flex-col gap-2">
        {accounts.map(({ account, same }) => (
          <li key={account.id} className="rounded-md border border-line px-3 py-2">
            {/* In a new tab, so that the form stays open. */}
            <Link
              to="/accounts/$id"
              params={{ id: account.id }}
              target="_blank"
              className="font-medium wrap-anywhere text-accent-ink underline"
            >
              {visibleName(account.name) ?? t('noName')}
            </Link>{' '}
            <span className="tabular text-sm text-ink-muted">{account.id}</span>
            <p className="text-sm text-ink-muted">
              {t('create.same', { fields: format.list(same.map((key) => label(key))) })}
            </p>
          </li>
        ))}
      </ul>
      {failure && <SearchFailed failure={failure} isSome={accounts.length > 0} />}
    </div>
  )
}

function SearchFailed({ failure, isSome }: { failure: Failure; isSome: boolean }) {
  const t = useTranslations('account')
  const { sentence, details } = useFailureText()(failure)
  return (
    <div>
      <p>{isSome ? `${sentence} ${t('create.duplicatesFailed')}` : sentence}</p>
      <Details summary={t('details')} lines={details} />
    </div>
  )
}
