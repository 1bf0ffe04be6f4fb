import { useLayoutEffect, type RefObject } from 'react'

/**
 * Calls `onGone` when the element unmounts with the focus in it, which would fall to the top of the
 * page.
 */
export function useFocusKept(element: RefObject<HTMLElement | null>, onGone: () => void): void {
  useLayoutEffect(() => {
    const mounted = element.current
    return () => {
      if (mounted?.contains(document.activeElement)) onGone()
    }
  }, [element, onGone])
}
