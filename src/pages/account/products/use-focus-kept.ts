import { useLayoutEffect, type RefObject } from 'react'

/** An element that goes with the focus in it gives it to `onGone`, or it would drop to the top of the page. */
export function useFocusKept(element: RefObject<HTMLElement | null>, onGone: () => void): void {
  useLayoutEffect(() => {
    const mounted = element.current
    return () => {
      if (mounted?.contains(document.activeElement)) onGone()
    }
  }, [element, onGone])
}
