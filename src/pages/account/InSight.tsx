import { useEffect, useRef, type ReactNode } from 'react'

/** Brings what it holds into sight once, when it appears: what it is about may be far below. */
export function InSight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // Not returned: of late it is a promise, which ends no effect.
    box.current?.scrollIntoView?.({ block: 'nearest' })
  }, [])

  return (
    <div ref={box} className="scroll-my-20">
      {children}
    </div>
  )
}
