import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './Icon.tsx'

const tones = {
  neutral: 'border-line-mid text-ink-muted',
  accent: 'border-transparent bg-accent-soft text-accent-ink',
  warning: 'border-warning-line bg-warning-soft text-warning-ink',
  danger: 'border-danger-line bg-danger-soft text-danger-ink',
}

export interface TagProps {
  tone: keyof typeof tones
  icon?: IconName | undefined
  children: ReactNode
}

/** A word about the item beside it: its state, or what is being done to it. */
export function Tag({ tone, icon, children }: TagProps) {
  return (
    <span
      className={classNames(
        'inline-flex w-fit items-center gap-1 rounded-md border px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon && <Icon name={icon} className="size-3" />}
      <span>{children}</span>
    </span>
  )
}
