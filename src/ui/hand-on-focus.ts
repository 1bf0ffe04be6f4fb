import { useLayoutEffect, type RefObject } from 'react'

/** Moves the focus on when the focused button is removed. */
export function useHandOnFocus(button: RefObject<HTMLButtonElement | null>): void {
  useLayoutEffect(() => {
    const element = button.current
    return () => {
      if (element && element === document.activeElement) handOnFocus(element)
    }
  }, [button])
}

/**
 * Moves the focus on from an element that may be about to be removed, because the focus would
 * otherwise fall to the top of the page. It moves to the next button in what is left around the
 * element, otherwise to the previous one, otherwise to what contained the element: the heading of
 * its dialog or page, or the nearest focusable element. An element that has the focus by then keeps
 * it.
 *
 * Call it while everything is still in place.
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

  // Runs once everything that goes is removed.
  queueMicrotask(() => {
    if (document.activeElement !== document.body) return
    const left = around.find((each) => each.isConnected)
    if (!left) return
    // A button elsewhere in a whole page or dialog is not near enough.
    const isHandedOn =
      !left.matches('main, dialog') && nearest.some((each) => left.contains(each) && takes(each))
    if (!isHandedOn) takes(standsIn(left))
  })
}

/** Tries to focus an element. False for one that is hidden, or inert under a dialog. */
function takes(element: HTMLElement | null): boolean {
  element?.focus({ preventScroll: true })
  return element !== null && document.activeElement === element
}

function standsIn(left: HTMLElement): HTMLElement | null {
  const whole = left.closest<HTMLElement>('main, dialog, [tabindex]:not(:empty)')
  return whole?.querySelector<HTMLElement>(':is(h1, h2)[tabindex]') ?? whole
}
