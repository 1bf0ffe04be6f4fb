import { useRef, useState, type SubmitEvent } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Credentials } from '#api/client.ts'
import { wallNow } from '#clock/page-clock.ts'
import { asFailure, type Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import {
  credentialProblems,
  tidyCredentials,
  type CredentialProblem,
} from '#session/credentials.ts'
import { readClaims } from '#session/token-claims.ts'
import { Button } from '#ui/Button.tsx'
import { Details } from '#ui/Details.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useTitle } from '#ui/use-title.ts'

export interface OfferedCredentials extends Credentials {
  kind: 'writer' | 'reader' | 'expired'
}

export interface SignInPageProps {
  /** The tenant that the deployment serves; null if it names none. */
  tenant: string | null
  /** The credentials of the last sign-in, or null. */
  last: Credentials | null
  /** The credentials that a mock backend offers; empty for a real backend. */
  offered: readonly OfferedCredentials[]
  /** Signs in. Rejects with the failure. */
  onSignIn: (credentials: Credentials) => Promise<void>
}

interface Refusal {
  failure: Failure
  /** When the token expired, in ms since the epoch; null if it did not or does not say. */
  expiredAt: number | null
}

/** The sign-in form, shown at every address while nobody is signed in. Keeps the address. */
export function SignInPage({ tenant, last, offered, onSignIn }: SignInPageProps) {
  const t = useTranslations('signIn')
  useTitle(t('title'))
  const [typed, setTyped] = useState<Credentials>(
    last ?? { tenant: tenant ?? '', token: '', apiKey: '' },
  )
  const [problems, setProblems] = useState<readonly CredentialProblem[]>([])
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const signIn = async (credentials: Credentials) => {
    if (busy) return
    const tidy = tidyCredentials(credentials)
    const found = credentialProblems(tidy)
    setProblems(found)
    setRefusal(null)
    const [first] = found
    if (first) {
      form.current?.querySelector<HTMLElement>(`[name=${first.field}]`)?.focus()
      return
    }
    setBusy(true)
    try {
      await onSignIn(tidy)
    } catch (error) {
      const failure = asFailure(error)
      setRefusal({ failure, expiredAt: expiredAt(tidy.token, failure) })
      setBusy(false)
    }
  }

  const errorOf = (name: keyof Credentials) => {
    const problem = problems.find(({ field }) => field === name)
    return problem && t(problem.rule, { field: t(name) })
  }
  const field = (name: keyof Credentials) => ({
    name,
    label: t(name),
    error: errorOf(name),
    value: typed[name],
    onChange: (event: { target: { value: string } }) =>
      setTyped({ ...typed, [name]: event.target.value }),
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
  })

  return (
    <main className="flex min-h-dvh items-start justify-center px-4 py-16 sm:items-center">
      <div className="flex w-full max-w-100 flex-col gap-5">
        <form
          ref={form}
          noValidate
          onSubmit={(event: SubmitEvent) => {
            event.preventDefault()
            void signIn(typed)
          }}
          className="flex flex-col gap-4 rounded-md border border-line bg-surface p-6"
        >
          <h1 className="text-xl font-semibold">{t('title')}</h1>
          {refusal && <SignInFailure refusal={refusal} />}
          <TextField {...field('tenant')} hint={t('tenantHint')} />
          <TextField {...field('token')} className="masked" />
          <TextField {...field('apiKey')} className="masked" />
          <Button type="submit" variant="primary" busy={busy}>
            {t(busy ? 'submitting' : 'submit')}
          </Button>
          <p className="text-sm text-ink-muted">{t('keptHere')}</p>
        </form>
        {offered.length > 0 && (
          <section aria-label={t('demoTitle')} className="flex flex-col gap-2 px-6">
            <p className="text-sm text-ink-muted">{t('demoText')}</p>
            <div className="flex flex-wrap gap-2">
              {offered.map((each) => (
                <Button
                  key={each.kind}
                  size="small"
                  onClick={() => {
                    const { tenant, token, apiKey } = each
                    setTyped({ tenant, token, apiKey })
                    void signIn({ tenant, token, apiKey })
                  }}
                >
                  {t(demoNames[each.kind])}
                </Button>
              ))}
            </div>
          </section>
        )}
      </div>
    </main>
  )
}

const demoNames = { writer: 'demoWriter', reader: 'demoReader', expired: 'demoExpired' } as const

/** The time (ms) at which a rejected token had expired; null if it had not or does not say. */
function expiredAt(token: string, { kind, answeredAt }: Failure): number | null {
  const { expiresAt } = readClaims(token)
  const isOver = expiresAt !== null && expiresAt <= (answeredAt ?? wallNow())
  return kind === 'unauthorized' && isOver ? expiresAt : null
}

function SignInFailure({ refusal: { failure, expiredAt } }: { refusal: Refusal }) {
  const t = useTranslations('signIn')
  const tApp = useTranslations('app')
  const { sentence, details } = useFailureText()(failure)
  const refused = failure.kind === 'unauthorized' ? t('refused') : sentence
  return (
    <Notice tone="danger" role="alert" title={t('failed')}>
      <p>{expiredAt === null ? refused : t('expired', { date: new Date(expiredAt) })}</p>
      {failure.status !== null && <Details summary={tApp('details')} lines={details} />}
    </Notice>
  )
}
