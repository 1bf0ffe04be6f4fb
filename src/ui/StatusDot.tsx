import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export type Tone = 'neutral' | 'accent' | 'good' | 'warning' | 'danger'

// A border, not a background, because forced colours remove backgrounds. Neutral is hollow, so that
// the meaning does not depend on colour alone.
const tones: Record<Tone, string> = {
  neutral: 'border-[1.5px] border-ink-muted',
  accent: 'border-4 border-accent',
  good: 'border-4 border-good',
  warning: 'border-4 border-warning',
  danger: 'border-4 border-danger',
}

export interface StatusDotProps {
  tone?: Tone | undefined
  children: ReactNode
  className?: string | undefined
}

/** A dot beside the word for its meaning. */
export function StatusDot({ tone = 'neutral', children, className }: StatusDotProps) {
  return (
    <span className={classNames('inline-flex min-w-0 items-center gap-1.5', className)}>
      <span
        aria-hidden="true"
        className={classNames('size-2 shrink-0 rounded-full', tones[tone])}
      />
      <span className="truncate">{children}</span>
    </span>
  )
}
