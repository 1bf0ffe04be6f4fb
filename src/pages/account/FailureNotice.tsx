import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { Details } from '#ui/Details.tsx'
import { Notice, type NoticeTone } from '#ui/Notice.tsx'

export interface FailureNoticeProps {
  failure: Failure
  tone: NoticeTone
  /** None where the page's heading says it. */
  title?: string
  /** What was kept, and what to do next. */
  children: ReactNode
  actions?: ReactNode
  /** Announced, and brought into sight; not where something else is that says the same. */
  quiet?: boolean
  /** Leaves the failure's own sentence out, where the title says it all. */
  brief?: boolean
}

/** What went wrong with what was sent. Comes into sight by itself: the button that sent it is far below. */
export function FailureNotice(props: FailureNoticeProps) {
  const { failure, tone, title, children, actions, brief = false, quiet = false } = props
  const t = useTranslations('account')
  const { sentence, details } = useFailureText()(failure)
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!quiet) box.current?.scrollIntoView?.({ block: 'nearest' })
  }, [quiet])

  return (
    <div ref={box} className="scroll-my-20">
      <Notice tone={tone} role={quiet ? undefined : 'alert'} title={title} actions={actions}>
        {!brief && <p>{sentence}</p>}
        {children}
        <Details summary={t('details')} lines={details} />
      </Notice>
    </div>
  )
}
