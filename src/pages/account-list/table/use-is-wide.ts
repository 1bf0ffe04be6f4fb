import { useEffect, useRef, useState } from 'react'

/** Whether a table is wider than the window, so that some of its columns are scrolled away. */
export function useIsWide() {
  const table = useRef<HTMLTableElement>(null)
  const [isWide, setIsWide] = useState(false)
  useEffect(() => {
    const element = table.current
    if (!element || typeof ResizeObserver === 'undefined') return undefined
    const { documentElement } = document
    const sizes = new ResizeObserver(() =>
      setIsWide(element.offsetWidth > documentElement.clientWidth),
    )
    sizes.observe(element)
    sizes.observe(documentElement)
    return () => sizes.disconnect()
  }, [])
  return { table, isWide }
}
