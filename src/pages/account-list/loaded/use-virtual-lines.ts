import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'

const usualHeight = 41

/**
 * Which lines of a table are near enough to the window to be drawn. All have the height of the first one, which
 * is measured; the window scrolls, not the table.
 */
export function useVirtualLines(count: number) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [height, setHeight] = useState(usualHeight)
  const [margin, setMargin] = useState(0)
  // oxlint-disable-next-line react/incompatible-library -- What it returns is read, not memoized.
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => height,
    overscan: 12,
    scrollMargin: margin,
    // Or React would draw in the middle of a scroll.
    useFlushSync: false,
  })

  useLayoutEffect(() => {
    const element = body.current
    if (!element) return undefined
    const look = () => {
      setMargin(Math.round(element.getBoundingClientRect().top + window.scrollY))
      const drawn = element.querySelector<HTMLElement>('tr[aria-rowindex]')?.offsetHeight ?? 0
      if (drawn > 0) setHeight(drawn)
    }
    look()
    if (typeof ResizeObserver === 'undefined') return undefined
    // What stands above the table comes and goes, and the density changes.
    const sizes = new ResizeObserver(look)
    sizes.observe(element)
    sizes.observe(document.body)
    return () => sizes.disconnect()
  }, [])
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height])

  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  return {
    body,
    indices: items.map(({ index }) => index),
    /** Of the lines that are not drawn, in px. */
    before: first ? first.start - margin : 0,
    after: last ? Math.max(0, virtualizer.getTotalSize() - (last.end - margin)) : 0,
    scrollTo: (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
