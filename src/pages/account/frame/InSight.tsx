import { useEffect, useRef, type ReactNode } from 'react'

/**
 * Scrolls its children into view when they appear: the button that caused them may be far below.
 */
export function InSight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const fromTop = element.getBoundingClientRect().bottom + window.scrollY
    // Near the top, scroll to the top: otherwise the header would cover a part of it.
    if (fromTop < innerHeight / 2) window.scrollTo({ top: 0 })
    else element.scrollIntoView?.({ block: 'nearest' })
  }, [])

  return (
    <div ref={box} className="scroll-my-20">
      {children}
    </div>
  )
}
