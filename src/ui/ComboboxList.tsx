import { type RefObject, useEffect, useRef } from 'react'
import { classNames } from './class-names.ts'
import type { ComboboxOption } from './combobox-match.ts'
import { Icon } from './Icon.tsx'
import { canPopover, useAnchored } from './use-anchored.ts'

export interface ComboboxListProps {
  id: string
  /** Name of the listbox; not the field's label, which names the input. */
  label: string
  anchor: RefObject<HTMLElement | null>
  rows: readonly ComboboxOption[]
  active: number
  value: string
  onChoose: (id: string) => void
  /** Shown below the options: no match, or more matches than are shown. */
  note: string | undefined
}

/** The open list of a combobox. It never takes the focus: the input keeps it and points here. */
export function ComboboxList(props: ComboboxListProps) {
  const { id, label, anchor, rows, active, value, onChoose, note } = props
  const panel = useRef<HTMLDivElement>(null)
  useAnchored(true, anchor, panel, { matchWidth: true, maxHeight: 320 })

  useEffect(() => {
    const at =
      active >= 0
        ? document.getElementById(`${id}-${active}`)
        : panel.current?.querySelector('[aria-selected=true]')
    at?.scrollIntoView?.({ block: 'nearest' })
  }, [id, active])

  return (
    <div
      ref={panel}
      popover={canPopover ? 'manual' : undefined}
      role="presentation"
      onMouseDown={(event) => event.preventDefault()}
      onClick={(event) => {
        const option = (event.target as Element).closest('[role=option]')
        const row = rows.find((_, index) => option?.id === `${id}-${index}`)
        if (row) onChoose(row.id)
      }}
      className="fixed inset-auto z-10 m-0 flex max-w-100 min-w-48 flex-col overflow-hidden rounded-md border-0 bg-raised p-0 text-base text-ink shadow-float forced-colors:border"
    >
      {rows.length > 0 && (
        <div
          role="listbox"
          id={id}
          aria-label={label}
          // Browsers make a scroll container without focusable children reachable by Tab.
          tabIndex={-1}
          className="min-h-0 scroll-py-1 overflow-y-auto overscroll-contain p-1"
        >
          {rows.map((row, index) => (
            <div
              key={row.id}
              role="option"
              id={`${id}-${index}`}
              tabIndex={-1}
              aria-selected={row.id === value}
              aria-describedby={row.detail ? `${id}-${index}-detail` : undefined}
              className={classNames(
                'flex items-baseline gap-2 rounded-md px-2 py-1.5 select-none pointer-coarse:py-2.5',
                index === active
                  ? 'bg-accent-soft outline-1 -outline-offset-1 outline-focus'
                  : 'hover:bg-hover',
              )}
            >
              <span className="min-w-0 flex-1 wrap-anywhere">{row.name}</span>
              {row.detail && (
                <span
                  id={`${id}-${index}-detail`}
                  aria-hidden="true"
                  className="tabular max-w-44 truncate text-sm text-ink-muted"
                >
                  {row.detail}
                </span>
              )}
              {row.id === value && <Icon name="check" className="self-center text-accent-ink" />}
            </div>
          ))}
        </div>
      )}
      {note && (
        <p
          id={`${id}-note`}
          className={classNames(
            'px-3 py-2 text-sm text-ink-muted',
            rows.length > 0 && 'border-t border-line',
          )}
        >
          {note}
        </p>
      )}
    </div>
  )
}
