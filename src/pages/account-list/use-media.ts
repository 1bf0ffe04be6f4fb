import { useSyncExternalStore } from 'react'

/** Whether there is room for no more than a card a row. */
export const phone = '(max-width: 639px)'
/** Whether the filters stand behind one button. */
export const narrow = '(max-width: 1023px)'

const known = new Map<string, MediaQueryList>()

function mediaOf(query: string): MediaQueryList | undefined {
  const media = known.get(query) ?? window.matchMedia?.(query)
  if (media) known.set(query, media)
  return media
}

/** Whether a media query holds; false where nobody can tell. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = mediaOf(query)
      media?.addEventListener('change', listener)
      return () => media?.removeEventListener('change', listener)
    },
    () => mediaOf(query)?.matches ?? false,
  )
}
