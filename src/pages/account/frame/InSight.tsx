import { useEffect, useRef, type ReactNode } from 'react'

/** Brings what it holds into sight once, when it appears: what it is about may be far below. */
export function InSight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = box.current
    if (!element) return
    const fromTop = element.getBoundingClientRect().bottom + window.scrollY
    // With all that stands over it, where there is room for that: else the header would cut it.
    if (fromTop < innerHeight / 2) window.scrollTo({ top: 0 })
    else element.scrollIntoView?.({ block: 'nearest' })
  }, [])

  return (
    <div ref={box} className="scroll-my-20">
      {children}
    </div>
  )
}
