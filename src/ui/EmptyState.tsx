import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

export interface EmptyStateProps {
  title: ReactNode
  text?: ReactNode
  action?: ReactNode
  className?: string | undefined
}

/** Says that there is nothing here, why, and what to do. */
export function EmptyState({ title, text, action, className }: EmptyStateProps) {
  return (
    <div
      className={classNames('flex flex-col items-center gap-1 px-6 py-12 text-center', className)}
    >
      <p className="font-semibold">{title}</p>
      {text && <div className="max-w-[52ch] text-ink-muted">{text}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}
