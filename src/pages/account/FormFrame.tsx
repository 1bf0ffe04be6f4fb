import type { ReactNode } from 'react'

export interface FormFrameProps {
  onSubmit: () => void
  /** Enter in a field does not submit: a save is said by its button or its shortcut, and by no slip. */
  explicit?: boolean
  /** Over the sections. */
  notices: ReactNode
  /** Stays in sight at the foot. */
  dock: ReactNode
  children: ReactNode
}

/** A form that fills the page: notices, sections, and a foot that stays in sight. */
export function FormFrame(props: FormFrameProps) {
  const { onSubmit, explicit = false, notices, dock, children } = props
  return (
    // It hears of the keys of its fields.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
      onKeyDown={(event) => {
        const isInField = event.target instanceof HTMLInputElement
        if (explicit && event.key === 'Enter' && isInField) event.preventDefault()
      }}
      // What the keyboard goes to must not hide behind the header or the foot.
      className="flex flex-1 flex-col [&_:is(input,textarea,select,button,a,summary)]:scroll-mt-16 [&_:is(input,textarea,select,button,a,summary)]:scroll-mb-28 max-sm:[&_:is(input,textarea,select,button,a,summary)]:scroll-mb-44"
    >
      <div className="flex max-w-360 flex-col gap-3 px-4 pb-6 sm:px-6">
        {notices}
        <div className="rounded-md border border-line bg-surface">{children}</div>
      </div>
      <div className="sticky bottom-0 z-10 mt-auto">{dock}</div>
    </form>
  )
}
