import { useRef, type ReactNode } from 'react'
import { pressedKey } from '#ui/keys.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { PartBoundary } from './PartBoundary.tsx'
import { uncover } from './uncover.ts'

export interface FormFrameProps {
  /** Called on Enter in a field. Omit it where an accidental Enter must not send anything. */
  onEnter?: () => void
  /** Notices above the sections. */
  notices: ReactNode
  /** How the last write ended. Announced, and shown above the dock. */
  status?: ReactNode
  /** The bar that stays visible at the foot. */
  dock: ReactNode
  children: ReactNode
}

/** The frame of a form: notices, sections, and a foot that stays visible. */
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
        // Each field has its own form, which must not be submitted.
        event.preventDefault()
        onEnter?.()
      }}
      onFocus={({ target }) => {
        // A pressed element must not move before it is released. `:focus-visible` cannot tell: text
        // inputs always match it.
        if (isPressed.current) return
        // Wait until the browser has scrolled to it.
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
      {/* In a very low window the foot would take half of it, so there it scrolls with the page. */}
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
