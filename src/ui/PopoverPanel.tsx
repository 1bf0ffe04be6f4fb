import {
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { classNames } from './class-names.ts'
import { pressedKey } from './keys.ts'
import { canPopover, useAnchored } from './use-anchored.ts'

export interface PopoverPanelProps extends Omit<
  ButtonProps,
  'children' | 'onClick' | 'className' | 'ref'
> {
  /** Content of the button. It names the button, unless `aria-label` does. */
  button: ReactNode
  buttonClassName?: string | undefined
  /** Names the panel as a group. */
  panelLabel?: string | undefined
  panelClassName?: string | undefined
  align?: 'start' | 'end' | undefined
  /** `close` returns the focus to the button if it was inside. */
  children: (close: () => void) => ReactNode
}

/**
 * A button, and the panel that it opens below itself in the top layer. Escape, a press outside and
 * leaving it by Tab close it. The content is mounted only while the panel is open.
 */
export function PopoverPanel(props: PopoverPanelProps) {
  const { button, buttonClassName, panelLabel, panelClassName, align, children, ...rest } = props
  const [open, setOpen] = useState(false)
  const root = useRef<HTMLSpanElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const panelId = useId()

  useEffect(() => {
    if (!open) return undefined
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false)
    }
    document.addEventListener('pointerdown', press, { capture: true })
    return () => document.removeEventListener('pointerdown', press, { capture: true })
  }, [open])

  return (
    <span
      ref={root}
      role="presentation"
      className="relative inline-flex"
      onKeyDown={(event) => {
        if (!open || pressedKey(event) !== 'Escape' || event.defaultPrevented) return
        // Otherwise the surrounding dialog would close as well.
        event.preventDefault()
        setOpen(false)
      }}
      onBlur={(event) => {
        const to = event.relatedTarget
        if (to && !event.currentTarget.contains(to)) setOpen(false)
      }}
    >
      <Button
        {...rest}
        ref={trigger}
        className={buttonClassName}
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => setOpen(!open)}
      >
        {button}
      </Button>
      {open && (
        <Panel
          id={panelId}
          trigger={trigger}
          label={panelLabel}
          align={align}
          className={panelClassName}
        >
          {children(() => setOpen(false))}
        </Panel>
      )}
    </span>
  )
}

interface PanelProps {
  id: string
  trigger: RefObject<HTMLButtonElement | null>
  label: string | undefined
  align: 'start' | 'end' | undefined
  className: string | undefined
  children: ReactNode
}

function Panel({ id, trigger, label, align, className, children }: PanelProps) {
  const panel = useRef<HTMLDivElement>(null)

  // Declared before useAnchored, so that its cleanup runs before the panel is hidden: hiding a
  // focused element would move the focus to the top of the page.
  useLayoutEffect(() => {
    const element = panel.current
    const button = trigger.current
    return () => {
      if (element?.contains(document.activeElement)) button?.focus()
    }
  }, [trigger])
  useAnchored(true, trigger, panel, { align })

  return (
    <div
      ref={panel}
      id={id}
      role={label ? 'group' : undefined}
      aria-label={label}
      popover={canPopover ? 'manual' : undefined}
      // A press on something unfocusable (in Safari, even a checkbox) keeps the focus inside, so
      // that Escape works.
      tabIndex={-1}
      className={classNames(
        'fixed inset-auto m-0 animate-arrive overflow-auto rounded-md border-0 bg-raised p-3 text-base text-ink shadow-float outline-none forced-colors:border',
        className ?? 'w-80',
      )}
    >
      {children}
    </div>
  )
}
