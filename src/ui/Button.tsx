import { useRef, type ComponentProps, type MouseEvent } from 'react'
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class.ts'
import { classNames } from './class-names.ts'
import { mergeRefs } from './merge-refs.ts'
import { Spinner } from './Spinner.tsx'
import { useHandOnFocus } from './hand-on-focus.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  /** Keeps width, name and focus, shows a spinner, and lets no press through. */
  busy?: boolean | undefined
}

const unseen = { preventScroll: true, focusVisible: false }

/**
 * A button. `busy` and `aria-disabled` swallow presses but keep the focus where it is; a button
 * inside a form is `type="button"` unless told otherwise. One that goes hands its focus on.
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
    // Safari does not, and what opens, closes or goes needs to know. An Enter in a field that submits its
    // form is a click too, without a pointer.
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
