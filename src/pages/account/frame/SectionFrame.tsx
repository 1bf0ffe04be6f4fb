import { useId, type ReactNode } from 'react'
import { PartBoundary } from './PartBoundary.tsx'

export interface SectionFrameProps {
  title: string
  /**
   * Makes the section a landmark named by its title. Not for a section that shares its name with a
   * field ("Notes").
   */
  landmark?: boolean | undefined
  /** Shown under the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A section of the page, with its title at the left, or above on a narrow screen. */
export function SectionFrame({ title, landmark, aside, children }: SectionFrameProps) {
  const titleId = useId()
  return (
    <section
      aria-labelledby={landmark ? titleId : undefined}
      // `contain-layout`: typing here lays out no other section. `focus-within:z-1`: in browsers
      // without a top layer, an open list overflows the section.
      className="relative grid gap-x-6 gap-y-3 border-t border-line px-4 py-5 contain-layout first:border-t-0 focus-within:z-1 sm:px-5 lg:grid-cols-[8rem_minmax(0,1fr)]"
    >
      <div className="flex items-baseline gap-3 lg:flex-col lg:gap-1.5">
        <h2 id={titleId} className="font-semibold">
          {title}
        </h2>
        {aside && <PartBoundary>{aside}</PartBoundary>}
      </div>
      <div className="min-w-0">
        <PartBoundary>{children}</PartBoundary>
      </div>
    </section>
  )
}
