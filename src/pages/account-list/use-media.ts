import { useSyncExternalStore } from 'react'

/** Whether there is room for no more than a card a row. */
export const phone = '(max-width: 639px)'
/** Whether the filters stand behind one button. */
export const narrow = '(max-width: 1023px)'

/** Whether a media query holds; false where nobody can tell. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia?.(query)
      media?.addEventListener('change', listener)
      return () => media?.removeEventListener('change', listener)
    },
    () => window.matchMedia?.(query).matches ?? false,
  )
}
