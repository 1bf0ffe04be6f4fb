import { useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTitle } from '#ui/use-title.ts'
import { BackLink } from './BackLink.tsx'
import { focusHeading } from '../frame/focus-heading.ts'

export interface PageHeaderProps {
  title: string
  picture?: ReactNode
  /** Shown beside the title. */
  facts?: ReactNode
  /** Shown at the right. */
  children?: ReactNode
}

/** The header of a page: the link back, the title, and the actions. */
export function PageHeader({ title, picture, facts, children }: PageHeaderProps) {
  useTitle(title)
  const heading = useRef<HTMLHeadingElement>(null)

  // Another header may replace this one when the account is read. The focus moves to its heading.
  useLayoutEffect(() => {
    const element = heading.current
    return () => {
      if (!element || element !== document.activeElement) return
      queueMicrotask(() => {
        // The list that is gone back to has led it to the row that was opened.
        if (document.activeElement === document.body) focusHeading()
      })
    }
  }, [])

  return (
    <div className="flex max-w-360 flex-col gap-1 px-4 pt-3 pb-4 sm:px-6">
      <BackLink />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="flex max-w-full min-w-0 items-center gap-3">
          {picture}
          <h1
            ref={heading}
            tabIndex={-1}
            className="line-clamp-3 min-w-0 text-xl font-semibold wrap-anywhere outline-none"
          >
            {title}
          </h1>
        </div>
        {facts}
        <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full max-sm:gap-y-1">
          {children}
        </div>
      </div>
    </div>
  )
}
