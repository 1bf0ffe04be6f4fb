let locks = 0

/**
 * Holds the page still below a modal dialog until the returned function is called. The room of the
 * scroll bar is kept as padding: the page must not jump, and the backdrop must reach the edge.
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
