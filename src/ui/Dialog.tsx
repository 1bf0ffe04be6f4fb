import { type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { AnnouncerProvider } from './Announcer.tsx'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { handOnFocus } from './hand-on-focus.ts'
import { Icon } from './Icon.tsx'
import { pressedKey } from './keys.ts'
import { lockScroll } from './scroll-lock.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

const sizes = { small: 'w-100', medium: 'w-140', large: 'w-220' }

export interface DialogProps {
  open: boolean
  /**
   * Called on Escape, the back gesture and the close button. The owner closes the dialog by setting
   * `open` to false.
   */
  onClose: () => void
  title: ReactNode
  children: ReactNode
  /** Buttons, right-aligned; the primary one last. */
  footer?: ReactNode
  size?: keyof typeof sizes | undefined
  /** Name of the close button in the corner; without it there is no button. */
  closeLabel?: string | undefined
  /** Gets the focus first. By default the first editable field, otherwise the title. */
  initialFocus?: RefObject<HTMLElement | null> | undefined
  /** Also closes on a press on the backdrop. Never use it where something could be lost. */
  closeOnBackdrop?: boolean | undefined
}

/** The browser's modal dialog. When it closes, the focus returns to its opener. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null
}

const firstField =
  'input:not([type=hidden],[tabindex="-1"],[readonly],:disabled), select:not(:disabled), textarea:not([readonly],:disabled)'

function OpenDialog(props: DialogProps) {
  const { onClose, title, children, footer, size = 'medium', closeLabel, closeOnBackdrop } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const { initialFocus } = props
  const titleId = useId()

  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return undefined
    const opener = document.activeElement
    const unlock = lockScroll()
    if (typeof element.showModal === 'function') {
      if (!element.open) element.showModal()
    } else element.setAttribute('open', '')
    const first = body.current?.querySelector<HTMLElement>(firstField)
    ;(initialFocus?.current ?? first ?? heading.current)?.focus()
    return () => {
      unlock()
      if (typeof element.close === 'function') element.close()
      if (!(opener instanceof HTMLElement) || opener === document.body) return
      // The opener may be gone, or about to go.
      const home = opener.isConnected ? opener : element
      home.focus()
      handOnFocus(home)
    }
  }, [initialFocus])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (pressedKey(event) !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return
        event.preventDefault()
        onClose()
      }}
      onClose={(event) => {
        // Browsers may close a dialog although `cancel` was prevented (Escape pressed twice). The
        // owner decides.
        if (event.target !== event.currentTarget || dialog.current?.open !== false) return
        onClose()
        setTimeout(() => {
          if (dialog.current?.open === false) dialog.current.showModal()
        })
      }}
      onPointerDown={(event) => {
        if (closeOnBackdrop && event.target === event.currentTarget) onClose()
      }}
      className={classNames(
        'm-auto max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-2rem)] animate-arrive overflow-hidden rounded-md bg-raised text-ink shadow-float open:flex forced-colors:border',
        sizes[size],
      )}
    >
      <AnnouncerProvider>
        <div className="flex min-h-0 w-full flex-col">
          <div className={classNames('flex items-center px-5 pt-4 pb-3', closeLabel && 'pr-14')}>
            <h2
              ref={heading}
              id={titleId}
              tabIndex={-1}
              className="line-clamp-3 min-w-0 text-lg font-semibold wrap-anywhere outline-none"
            >
              {title}
            </h2>
          </div>
          <div
            ref={body}
            data-panels-within
            className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5"
          >
            {children}
          </div>
          {footer && (
            <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3 max-sm:[&_button]:flex-1 max-sm:[&>p]:w-full [&>p]:empty:hidden">
              {footer}
            </div>
          )}
          {closeLabel && (
            <Button
              variant="quiet"
              size="icon"
              onClick={onClose}
              className="absolute! top-3 right-3"
            >
              <Icon name="x" />
              <VisuallyHidden>{closeLabel}</VisuallyHidden>
            </Button>
          )}
        </div>
      </AnnouncerProvider>
    </dialog>
  )
}
