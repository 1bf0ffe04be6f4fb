let locks = 0

/**
 * Locks the page's scrolling under a modal dialog. Returns a function that unlocks it. Padding
 * replaces the scroll bar, so that the page does not jump and the backdrop reaches the edge.
 */
export function lockScroll(): () => void {
  const root = document.documentElement
  locks += 1
  if (locks === 1) {
    root.style.paddingInlineEnd = `${globalThis.innerWidth - root.clientWidth}px`
    root.style.scrollbarGutter = 'auto'
    root.style.overflow = 'hidden'
  }
  return () => {
    locks -= 1
    if (locks > 0) return
    root.style.removeProperty('padding-inline-end')
    root.style.removeProperty('scrollbar-gutter')
    root.style.removeProperty('overflow')
  }
}
