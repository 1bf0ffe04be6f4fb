import { useTranslations } from 'use-intl'
import { changesOf } from '#account/changes.ts'
import type { AccountDraft } from '#account/draft.ts'
import { readPatch } from '#account/patch.ts'
import type { AccountDetail } from '#contract/account.ts'
import { CopyButton } from '#ui/CopyButton.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { useProblemText } from './use-problem-text.ts'
import { useValueText } from './use-value-text.ts'

export interface ReviewDialogProps {
  base: AccountDetail
  /** The draft to review; null while the dialog is closed. */
  draft: AccountDraft | null
  onClose: () => void
}

/** Old → new for each change, and the body as it will be sent. */
export function ReviewDialog({ base, draft, onClose }: ReviewDialogProps) {
  const t = useTranslations('account.review')
  return (
    <Dialog
      open={draft !== null}
      onClose={onClose}
      title={t('title')}
      size="large"
      closeLabel={t('close')}
    >
      {draft && <Review base={base} draft={draft} />}
    </Dialog>
  )
}

function Review({ base, draft }: { base: AccountDetail; draft: AccountDraft }) {
  const t = useTranslations('account.review')
  const { patch, problems } = readPatch(base, draft)
  const blocked = Object.values(useProblemText().ofProblems(problems, draft))
  return (
    <div className="flex flex-col gap-5">
      {blocked.length > 0 && (
        <Notice tone="warning">
          <p>{t('blocked', { count: blocked.length })}</p>
          <ul>
            {blocked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Notice>
      )}
      <ChangesTable base={base} draft={draft} />
      {blocked.length === 0 && <RequestBody body={patch} />}
    </div>
  )
}

function ChangesTable({ base, draft }: { base: AccountDetail; draft: AccountDraft }) {
  const t = useTranslations('account.review')
  const label = useTranslations('fields')
  const text = useValueText()
  const cell = 'border-t border-line py-2 pr-4 align-top wrap-anywhere whitespace-pre-wrap'
  return (
    <table className="w-full table-fixed text-left text-sm">
      <thead className="text-ink-muted">
        <tr>
          {(['field', 'before', 'after'] as const).map((key) => (
            <th key={key} scope="col" className="pr-4 pb-1.5 font-medium first:w-1/4">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changesOf(base, draft).map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row" className={`${cell} font-medium`}>
              {label(field)}
            </th>
            <td className={`${cell} text-ink-muted`}>{text(field, before, 'before')}</td>
            <td className={cell}>{text(field, after, 'after')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RequestBody({ body }: { body: object }) {
  const t = useTranslations('account.review')
  const tAccount = useTranslations('account')
  const json = JSON.stringify(body, null, 2)
  return (
    <section aria-label={t('body')} className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-3">
        <h3 className="text-sm font-semibold">{t('body')}</h3>
        <CopyButton
          text={json}
          label={t('copyBody')}
          copiedText={tAccount('copied')}
          failedText={tAccount('copyFailed')}
        />
      </div>
      <p className="text-sm text-ink-muted">{t('bodyText')}</p>
      <pre className="rounded-md border border-line bg-sunken p-3 font-mono text-sm wrap-anywhere whitespace-pre-wrap">
        <code>{json}</code>
      </pre>
    </section>
  )
}
