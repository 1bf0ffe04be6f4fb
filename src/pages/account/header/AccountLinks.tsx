import { Link } from '@tanstack/react-router'
import { useTranslations } from '#i18n/use-translations.ts'
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'

/** Links to accounts, with their ids: two of them may have the same name. */
export function AccountLinks({ accounts }: { accounts: readonly AccountRow[] }) {
  const t = useTranslations('account')
  if (accounts.length === 0) return null
  return (
    <ul className="list-disc pl-5">
      {accounts.map(({ id, name, external_code: code }) => (
        <li key={id}>
          <Link
            to="/accounts/$id"
            params={{ id }}
            className="font-medium text-accent-ink underline"
          >
            <bdi>{visibleName(name) ?? t('noName')}</bdi> <span className="tabular">{id}</span>
          </Link>
          {code?.trim() && <span className="text-ink-muted">{` ${code}`}</span>}
        </li>
      ))}
    </ul>
  )
}
