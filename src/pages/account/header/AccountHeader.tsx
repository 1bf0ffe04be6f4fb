import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { statusTone } from '#account/fields/status-tone.ts'
import type { AccountRow } from '#contract/account.ts'
import { visibleName } from '#contract/invisible.ts'
import { useKnownNames } from '#queries/use-workspace.ts'
import { buttonClass } from '#ui/button-class.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusDot } from '#ui/StatusDot.tsx'
import { imageSource } from '../fields/field-link.ts'
import { NeighbourLinks } from './NeighbourLinks.tsx'
import { PageHeader } from './PageHeader.tsx'

export interface AccountHeaderProps {
  id: string
  /** The account as read, or its row of the list. */
  account: AccountRow
  /** Shown at the right. */
  children: ReactNode
}

/** The header of an account: name, status, external code and id. */
export function AccountHeader({ id, account, children }: AccountHeaderProps) {
  const t = useTranslations('account')
  const { name, status, external_code: code, image_url: image } = account
  return (
    <PageHeader
      title={visibleName(name) ?? t('noName')}
      picture={<Picture key={image} url={image} />}
      facts={
        <>
          {status?.trim() && <Status status={status} />}
          {code?.trim() && (
            <ToCopy text={code} label={t('copyCode')}>
              {code}
            </ToCopy>
          )}
          <ToCopy text={id} label={t('copyId')}>
            <span className="text-xs">{t('id', { id })}</span>
          </ToCopy>
        </>
      }
    >
      {children}
      <Link to="/accounts/new" search={{ from: id }} className={buttonClass()}>
        <Icon name="copy" className="max-sm:hidden" />
        <span>{t('createCopy')}</span>
      </Link>
      <NeighbourLinks id={id} />
    </PageHeader>
  )
}

function Status({ status }: { status: string }) {
  const names = useKnownNames('statuses')
  const name = names.find(({ id }) => id === status)?.name ?? status
  return <StatusDot tone={statusTone(name)}>{name}</StatusDot>
}

function ToCopy({ text, label, children }: { text: string; label: string; children: ReactNode }) {
  const t = useTranslations('account')
  return (
    <span className="inline-flex min-w-0 items-center gap-0.5 text-ink-muted">
      <span className="tabular truncate">{children}</span>
      <CopyButton
        text={text}
        label={label}
        copiedText={t('copied')}
        failedText={t('copyFailed')}
        closeText={t('dismiss')}
      />
    </span>
  )
}

/** The account's image, from any host: loaded over https only, and without a referrer. */
function Picture({ url }: { url: string | null }) {
  const [failed, setFailed] = useState(false)
  const source = imageSource(url ?? '')
  if (!source || failed) return null
  return (
    <img
      src={source}
      alt=""
      referrerPolicy="no-referrer"
      decoding="async"
      onError={() => setFailed(true)}
      className="size-9 shrink-0 rounded-md border border-line bg-sunken object-cover"
    />
  )
}
