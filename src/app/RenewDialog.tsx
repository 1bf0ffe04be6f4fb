import { useId, useState, type SubmitEvent } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { credentialProblems, tidyCredentials } from '#session/credentials.ts'
import { readClaims } from '#session/token-claims.ts'
import { useSession, useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useSignOut } from './use-sign-out.ts'

export interface RenewDialogProps {
  open: boolean
  onClose: () => void
  /**
   * What is wrong with the current token: the server refused it, it expires soon, or it can only
   * read.
   */
  why: 'refused' | 'expiring' | 'read-only'
}

type Trouble = 'required' | 'malformed' | 'unreadable' | 'other-person' | null

const texts = {
  refused: 'againText',
  expiring: 'expiringText',
  'read-only': 'readOnlyText',
} as const

/** Asks for a new token for the current session. Nothing on the page behind the dialog is lost. */
export function RenewDialog({ open, onClose, why }: RenewDialogProps) {
  const t = useTranslations('signIn')
  const session = useSession()
  const signOut = useSignOut()
  const { credentials, claims } = useSignedIn()
  const [token, setToken] = useState('')
  const [apiKey, setApiKey] = useState(credentials.apiKey)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const formId = useId()

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const next = tidyCredentials({ tenant: credentials.tenant, token, apiKey })
    const problem = credentialProblems(next)[0]
    const { expiresAt, ...person } = readClaims(next.token)
    if (problem) return setTrouble(problem.rule)
    // A truncated token names nobody, so it does not show that somebody else signs in.
    const isSilent = expiresAt === null && person.subject === null && person.name === null
    if (isSilent && claims.subject !== null) return setTrouble('unreadable')
    if (!session.signInAgain(next)) return setTrouble('other-person')
    setToken('')
    setTrouble(null)
    return onClose()
  }

  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="small"
      title={t('againTitle')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant="primary" type="submit" form={formId}>
            {t('submit')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <p className="text-ink-muted">{t(texts[why])}</p>
        {trouble && trouble !== 'other-person' && (
          <Notice tone="danger" role="alert">
            <p>{t(`again.${trouble}`)}</p>
          </Notice>
        )}
        {trouble === 'other-person' && (
          <Notice
            tone="warning"
            role="alert"
            actions={
              <Button variant="danger" onClick={signOut}>
                {t('otherPersonConfirm')}
              </Button>
            }
          >
            <p>{t('otherPerson')}</p>
          </Notice>
        )}
        <TextField label={t('tenant')} value={credentials.tenant} readOnly />
        <TextField
          label={t('token')}
          value={token}
          onChange={(event) => setToken(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="masked"
        />
        <TextField
          label={t('apiKey')}
          value={apiKey}
          onChange={(event) => setApiKey(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          className="masked"
        />
      </form>
    </Dialog>
  )
}
