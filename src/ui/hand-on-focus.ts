import { useLayoutEffect, type RefObject } from 'react'

/** A button that goes with the focus on it hands it on. */
export function useHandOnFocus(button: RefObject<HTMLButtonElement | null>): void {
  useLayoutEffect(() => {
    const element = button.current
    return () => {
      if (element && element === document.activeElement) handOnFocus(element)
    }
  }, [button])
}

/**
 * For what may be about to go with the focus, which would fall to the top of the page: hands it on to the next
 * button in what is left around it, else to the one before, else to what it stood in: the heading of its dialog or
 * page, or the nearest element that takes a focus. Whoever has the focus by then keeps it.
 *
 * Called while everything is still in its place.
 */
export function handOnFocus(from: HTMLElement): void {
  const around: HTMLElement[] = []
  for (let each = from.parentElement; each; each = each.parentElement) around.push(each)
  const buttons = [...document.querySelectorAll<HTMLElement>('button:not([tabindex="-1"])')]
  const isAfter = (each: HTMLElement) =>
    (from.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
  const nearest = [
    ...buttons.filter(isAfter),
    ...buttons.filter((each) => !isAfter(each)).toReversed(),
  ]

  // Once all that goes is gone.
  queueMicrotask(() => {
    if (document.activeElement !== document.body) return
    const left = around.find((each) => each.isConnected)
    if (!left) return
    // A whole page or dialog is no neighbourhood.
    const isHandedOn =
      !left.matches('main, dialog') && nearest.some((each) => left.contains(each) && takes(each))
    if (!isHandedOn) takes(standsIn(left))
  })
}

/** Not what is hidden, or lies under a dialog. */
function takes(element: HTMLElement | null): boolean {
  element?.focus({ preventScroll: true })
  return element !== null && document.activeElement === element
}

function standsIn(left: HTMLElement): HTMLElement | null {
  const whole = left.closest<HTMLElement>('main, dialog, [tabindex]:not(:empty)')
  return whole?.querySelector<HTMLElement>(':is(h1, h2)[tabindex]') ?? whole
}
