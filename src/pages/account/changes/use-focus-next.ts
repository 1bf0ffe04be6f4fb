import { useLayoutEffect, useRef, type RefObject } from 'react'

/**
 * For a list whose buttons take away their own row: where the focus went with one, it goes to the button
 * that stands in its place, else to the last. Call `pressed` before the row goes.
 */
export function useFocusNext(list: RefObject<HTMLElement | null>): { pressed: () => void } {
  const place = useRef<number | null>(null)

  // After each draw: the row goes whenever its owner sees fit.
  useLayoutEffect(() => {
    if (place.current === null || !list.current) return
    if (list.current.contains(document.activeElement)) return
    const buttons = list.current.querySelectorAll('button')
    buttons[Math.min(place.current, buttons.length - 1)]?.focus()
    place.current = null
  })

  return {
    pressed: () => {
      const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
      const at = buttons.findIndex((button) => button === document.activeElement)
      place.current = at === -1 ? null : at
    },
  }
}
