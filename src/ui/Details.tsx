import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'

export interface DetailsProps {
  summary: ReactNode
  /** Short lines, one paragraph each. */
  lines?: readonly string[] | undefined
  children?: ReactNode
  /** Open at first; afterwards the user decides. */
  open?: boolean | undefined
  className?: string | undefined
}

/** The browser's disclosure element, for details on demand. */
export function Details({ summary, lines, children, open, className }: DetailsProps) {
  return (
    <details open={open} className={classNames('group/details', className)}>
      <summary className="inline-flex list-none items-center gap-1 rounded-md text-sm font-medium text-ink-muted select-none hover:text-ink">
        <Icon name="chevron-right" className="transition-transform group-open/details:rotate-90" />
        <span>{summary}</span>
      </summary>
      <div className="mt-1.5 pl-5 text-sm">
        {lines?.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {children}
      </div>
    </details>
  )
}
