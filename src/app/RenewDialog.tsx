import { useId, useState, type SubmitEvent } from 'react'
import { useTranslations } from 'use-intl'
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
  /** The server refused the present token; else it is only about to run out. */
  refused: boolean
}

type Trouble = 'required' | 'malformed' | 'expired' | 'other-person' | null

/** A new token for the session that goes on. Nothing on the page behind it is lost. */
export function RenewDialog({ open, onClose, refused }: RenewDialogProps) {
  const t = useTranslations('signIn')
  const session = useSession()
  const signOut = useSignOut()
  const { credentials } = useSignedIn()
  const [token, setToken] = useState('')
  const [apiKey, setApiKey] = useState(credentials.apiKey)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const formId = useId()

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const next = tidyCredentials({ tenant: credentials.tenant, token, apiKey })
    const problem = credentialProblems(next)[0]
    const { expiresAt } = readClaims(next.token)
    if (problem) return setTrouble(problem.rule)
    if (expiresAt !== null && expiresAt <= Date.now()) return setTrouble('expired')
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
        <p className="text-ink-muted">{t(refused ? 'againText' : 'expiringText')}</p>
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
