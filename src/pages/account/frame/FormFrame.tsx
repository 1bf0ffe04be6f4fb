import { useRef, type ReactNode } from 'react'
import { pressedKey } from '#ui/keys.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { PartBoundary } from './PartBoundary.tsx'
import { uncover } from './uncover.ts'

export interface FormFrameProps {
  /** Enter in a field does this. Without it, nothing: a save is said by its button or its shortcut, and by no slip. */
  onEnter?: () => void
  /** Over the sections. */
  notices: ReactNode
  /** How the last write ended: announced, over the dock. */
  status?: ReactNode
  /** Stays in sight at the foot. */
  dock: ReactNode
  children: ReactNode
}

/** The form of a page: notices, sections, and a foot that stays in sight. */
export function FormFrame(props: FormFrameProps) {
  const { onEnter, notices, status, dock, children } = props
  const dockRef = useRef<HTMLDivElement>(null)
  const isPressed = useRef(false)
  return (
    <div
      role="presentation"
      onPointerDownCapture={() => {
        isPressed.current = true
      }}
      onKeyDownCapture={() => {
        isPressed.current = false
      }}
      onKeyDown={(event) => {
        const { target } = event
        const isEnter = pressedKey(event) === 'Enter' && !event.defaultPrevented
        if (!isEnter || !(target instanceof HTMLInputElement) || target.closest('dialog')) return
        // Each field has a form of its own, which is never submitted.
        event.preventDefault()
        onEnter?.()
      }}
      onFocus={({ target }) => {
        // What is pressed must not move away before it is let go. `:focus-visible` tells nothing of this: what
        // can be typed into always matches it.
        if (isPressed.current) return
        // Once the browser has scrolled to it.
        requestAnimationFrame(() => dockRef.current && uncover(target, dockRef.current))
      }}
      className="flex flex-1 flex-col"
    >
      <div className="flex max-w-360 flex-col gap-3 px-4 pb-6 sm:px-6">
        <div className="contents">
          <PartBoundary>{notices}</PartBoundary>
        </div>
        <div className="rounded-md border border-line bg-surface">{children}</div>
      </div>
      {/* Where a window is so low that it would take half of it, it scrolls along. */}
      <div ref={dockRef} className="sticky bottom-0 z-10 mt-auto [@media(max-height:26rem)]:static">
        <PartBoundary>
          <LiveRegion tabIndex={-1} className="outline-none">
            {status}
          </LiveRegion>
          {dock}
        </PartBoundary>
      </div>
    </div>
  )
}
