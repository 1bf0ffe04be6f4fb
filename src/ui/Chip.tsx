import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

export interface ChipProps {
  children: ReactNode
  onRemove: () => void
  /** Name of the remove button. */
  removeLabel: string
}

/** Something in force that one press takes away. */
export function Chip({ children, onRemove, removeLabel }: ChipProps) {
  return (
    <span className="inline-flex h-control-small max-w-full items-center rounded-md border border-line-mid bg-raised pl-2 text-sm">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="ml-0.5 flex aspect-square h-full items-center justify-center rounded-md text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed"
      >
        <Icon name="x" className="size-3.5" />
      </button>
    </span>
  )
}
