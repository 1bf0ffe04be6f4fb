import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export type NoticeTone = 'info' | 'good' | 'warning' | 'danger'

const looks: Record<NoticeTone, { icon: IconName; box: string; mark: string }> = {
  info: { icon: 'info', box: 'border-line bg-sunken', mark: 'text-ink-muted' },
  good: { icon: 'check', box: 'border-good-line bg-good-soft', mark: 'text-good' },
  warning: { icon: 'alert', box: 'border-warning-line bg-warning-soft', mark: 'text-warning' },
  danger: { icon: 'alert', box: 'border-danger-line bg-danger-soft', mark: 'text-danger-ink' },
}

export interface NoticeProps {
  tone?: NoticeTone | undefined
  /** Interrupts. Without it, put the notice into a `LiveRegion`, which announces it politely. */
  role?: 'alert' | undefined
  title?: ReactNode
  children?: ReactNode
  /** Buttons below the text. */
  actions?: ReactNode
  /** Text and buttons in one line, as far as there is room for it. */
  inline?: boolean | undefined
  onDismiss?: (() => void) | undefined
  /** Name of the dismiss button; without it there is no button. */
  dismissLabel?: string | undefined
  className?: string | undefined
}

/** A message in the page: what happened, what was kept, what to do next. */
export function Notice(props: NoticeProps) {
  const {
    tone = 'info',
    role,
    title,
    children,
    actions,
    onDismiss,
    dismissLabel,
    inline = false,
  } = props
  const look = looks[tone]
  return (
    <div
      role={role}
      // Only changes in it are announced, not all of it again.
      aria-atomic={role && false}
      className={classNames(
        'flex gap-2.5 rounded-md border px-3 py-2.5 text-base',
        look.box,
        props.className,
      )}
    >
      <Icon name={look.icon} className={classNames('mt-0.5', look.mark)} />
      <div
        className={classNames(
          'flex min-w-0 flex-1 wrap-anywhere',
          inline ? 'flex-wrap items-baseline gap-x-4 gap-y-2' : 'flex-col gap-1',
        )}
      >
        <div
          className={inline ? 'flex min-w-0 flex-1 basis-64 flex-wrap gap-x-3 gap-y-1' : 'contents'}
        >
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
        {actions && (
          <div className={classNames('flex flex-wrap items-center gap-2', !inline && 'mt-1.5')}>
            {actions}
          </div>
        )}
      </div>
      {onDismiss && dismissLabel && (
        <Button variant="quiet" size="icon-small" onClick={onDismiss} className="-my-0.5 -mr-1.5">
          <Icon name="x" />
          <VisuallyHidden>{dismissLabel}</VisuallyHidden>
        </Button>
      )}
    </div>
  )
}
