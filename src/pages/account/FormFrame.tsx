import type { ReactNode } from 'react'

export interface FormFrameProps {
  /** Enter in a field does this. Without it, nothing: a save is said by its button or its shortcut, and by no slip. */
  onEnter?: () => void
  /** Over the sections. */
  notices: ReactNode
  /** Stays in sight at the foot. */
  dock: ReactNode
  children: ReactNode
}

/** The form of a page: notices, sections, and a foot that stays in sight. */
export function FormFrame(props: FormFrameProps) {
  const { onEnter, notices, dock, children } = props
  return (
    <div
      role="presentation"
      onKeyDown={(event) => {
        const { target, nativeEvent } = event
        const isEnter = event.key === 'Enter' && !event.defaultPrevented
        if (!isEnter || !(target instanceof HTMLInputElement) || target.closest('dialog')) return
        // Each field has a form of its own, which is never submitted.
        event.preventDefault()
        if (!nativeEvent.isComposing) onEnter?.()
      }}
      // What the keyboard goes to must not hide behind the header or the foot.
      className="flex flex-1 flex-col [&_:is(input,textarea,select,button,a,summary)]:scroll-mt-16 [&_:is(input,textarea,select,button,a,summary)]:scroll-mb-28 max-sm:[&_:is(input,textarea,select,button,a,summary)]:scroll-mb-44"
    >
      <div className="flex max-w-360 flex-col gap-3 px-4 pb-6 sm:px-6">
        {notices}
        <div className="rounded-md border border-line bg-surface">{children}</div>
      </div>
      <div className="sticky bottom-0 z-10 mt-auto">{dock}</div>
    </div>
  )
}
