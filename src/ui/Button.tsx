// The component kit: controls, notices, dialogs and the hooks behind them. It knows nothing of
// accounts, and its callers pass every text.
import { useRef, type ComponentProps, type MouseEvent } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class.ts'
import { classNames } from './class-names.ts'
import { mergeRefs } from './merge-refs.ts'
import { Spinner } from './Spinner.tsx'
import { useHandOnFocus } from './hand-on-focus.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Shows a spinner and ignores presses; the width, the name and the focus stay. */
  busy?: boolean | undefined
}

const unseen = { preventScroll: true, focusVisible: false }

/**
 * A button. `busy` and `aria-disabled` ignore presses but keep the focus. The type is `button` by
 * default. When a focused button is removed, the focus moves on.
 */
export function Button({
  variant,
  size,
  busy = false,
  className,
  children,
  onClick,
  ref,
  type = 'button',
  'aria-disabled': ariaDisabled,
  ...rest
}: ButtonProps) {
  const inert = busy || ariaDisabled === true || ariaDisabled === 'true'
  const button = useRef<HTMLButtonElement>(null)
  useHandOnFocus(button)

  function press(event: MouseEvent<HTMLButtonElement>) {
    // Safari does not focus a clicked button, and dialogs need to know their opener. Enter in a
    // form's field also clicks the submit button, but without a pointer (`detail` is 0).
    if (event.detail > 0) event.currentTarget.focus(unseen)
    if (inert) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    onClick?.(event)
  }

  return (
    <button
      {...rest}
      ref={mergeRefs(button, ref)}
      type={type}
      aria-disabled={inert || undefined}
      aria-busy={busy || undefined}
      className={classNames(buttonClass(variant, size), className)}
      onClick={press}
    >
      <span className={classNames('inline-flex min-w-0 items-center gap-1.5', busy && 'opacity-0')}>
        {children}
      </span>
      {busy && <Spinner className="absolute inset-0 m-auto" />}
    </button>
  )
}
