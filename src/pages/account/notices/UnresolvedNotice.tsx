import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { Found } from '#editing/write.ts'
import type { Failure } from '#http/failures.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { focusHeading } from '../frame/focus-heading.ts'
import { FailureNotice } from './FailureNotice.tsx'

export interface UnresolvedNoticeProps {
  session: EditSession
  /** Why the write's outcome is unknown. */
  failure: Failure
  found: Found
  title: string
  /** The label of the button that verifies again. */
  verifyLabel: string
  /** Further actions, after the two buttons. */
  actions?: ReactNode
  children: ReactNode
}

/**
 * Offers to send a write again or to verify it again, when verification did not find it applied.
 */
export function UnresolvedNotice(props: UnresolvedNoticeProps) {
  const { session, failure, found, title, verifyLabel, actions, children } = props
  const t = useTranslations('account.verification')
  const { readOnly } = useSignedIn()
  return (
    <FailureNotice
      key={found.verdict}
      failure={found.failure ?? failure}
      tone="warning"
      title={title}
      brief={found.failure === null}
      actions={
        <>
          <Button
            variant={found.verdict === 'not-applied' ? 'primary' : 'secondary'}
            aria-disabled={readOnly}
            onClick={() => {
              if (readOnly) return
              focusHeading()
              session.sendAgain()
            }}
          >
            {t('sendAgain')}
          </Button>
          <Button onClick={() => session.verifyAgain()}>{verifyLabel}</Button>
          {actions}
        </>
      }
    >
      {children}
    </FailureNotice>
  )
}
