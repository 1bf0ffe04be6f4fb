import { useTranslations } from '#i18n/use-translations.ts'
import { curlCommand } from '#account/sent/curl.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import { endpointPath, endpoints } from '#contract/endpoints.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { CopyButton } from '#ui/CopyButton.tsx'

/** The request body of a save, to read and to copy. */
export function RequestBody({ id, patch }: { id: string; patch: AccountPatch }) {
  const t = useTranslations('changes.review')
  const tAccount = useTranslations('account')
  const { client } = useWorkspace()
  const body = JSON.stringify(patch, null, 2)
  const curl = curlCommand({
    method: endpoints.update.method,
    // `baseUrl` may be a path on this page's host.
    url: new URL(client.baseUrl + endpointPath('update', id), location.href).href,
    tenant: client.credentials().tenant,
    body,
  })
  const copying = {
    copiedText: tAccount('copied'),
    failedText: tAccount('copyFailed'),
    closeText: tAccount('dismiss'),
    className: 'w-auto! px-2 text-sm [&_.sr-only]:not-sr-only',
  }
  return (
    <section aria-label={t('body')} className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 className="mr-auto text-sm font-semibold max-sm:w-full">{t('body')}</h3>
        <CopyButton text={body} label={t('copyJson')} {...copying} />
        <CopyButton text={curl} label={t('copyCurl')} {...copying} />
      </div>
      <p className="text-sm text-ink-muted">{`${t('bodyText')} ${t('curlText')}`}</p>
      <pre className="rounded-md border border-line bg-sunken p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
        <code>{body}</code>
      </pre>
    </section>
  )
}
