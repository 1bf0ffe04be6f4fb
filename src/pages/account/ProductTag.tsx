import type { ReactNode } from 'react'
import { classNames } from '#ui/class-names.ts'
import { Icon, type IconName } from '#ui/Icon.tsx'

const tones = {
  neutral: 'border-line-mid text-ink-muted',
  accent: 'border-transparent bg-accent-soft text-accent-ink',
  warning: 'border-warning-line bg-warning-soft text-warning-ink',
  danger: 'border-danger-line bg-danger-soft text-danger-ink',
}

export interface ProductTagProps {
  tone: keyof typeof tones
  icon?: IconName | undefined
  children: ReactNode
}

/** A word about a product: how it stands, or what is staged for it. */
export function ProductTag({ tone, icon, children }: ProductTagProps) {
  return (
    <span
      className={classNames(
        'inline-flex w-fit items-center gap-1 rounded-md border px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon && <Icon name={icon} className="size-3" />}
      {children}
    </span>
  )
}
