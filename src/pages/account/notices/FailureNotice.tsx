import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Failure } from '#http/failures.ts'
import { useFailureText } from '#i18n/failure-text.ts'
import { Details } from '#ui/Details.tsx'
import { InSight } from '../frame/InSight.tsx'
import { Notice, type NoticeTone } from '#ui/Notice.tsx'

export interface FailureNoticeProps {
  failure: Failure
  tone: NoticeTone
  /** Omitted if the page's heading says it. */
  title?: string
  /** The text: what was kept, and what to do next. */
  children: ReactNode
  actions?: ReactNode
  /** Omits the failure's own sentence, if the title and the text say it all. */
  brief?: boolean
}

/** A notice of a failed request, scrolled into view: the button that sent it may be far below. */
export function FailureNotice(props: FailureNoticeProps) {
  const { failure, tone, title, children, actions, brief = false } = props
  const t = useTranslations('account')
  const { sentence, details } = useFailureText()(failure)
  return (
    <InSight>
      <Notice tone={tone} role="alert" title={title} actions={actions}>
        {!brief && <p>{sentence}</p>}
        {children}
        <Details summary={t('details')} lines={details} />
      </Notice>
    </InSight>
  )
}
