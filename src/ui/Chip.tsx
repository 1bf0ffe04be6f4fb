import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

export interface ChipProps {
  children: ReactNode
  onRemove: () => void
  /** Name of the remove button. */
  removeLabel: string
}

/** An active item, such as a filter, with a button that removes it. */
export function Chip({ children, onRemove, removeLabel }: ChipProps) {
  return (
    <span className="inline-flex h-control-small max-w-full items-center rounded-md border border-line-mid bg-raised pl-2 text-sm">
      <span className="truncate">{children}</span>
      <Button
        variant="quiet"
        size="icon-small"
        aria-label={removeLabel}
        onClick={onRemove}
        className="-my-px -mr-px ml-0.5"
      >
        <Icon name="x" className="size-3.5" />
      </Button>
    </span>
  )
}
