import { useId, type ReactNode } from 'react'
import { PartBoundary } from './PartBoundary.tsx'

export interface SectionFrameProps {
  title: string
  /**
   * A landmark under its title. Not where a field has the same name ("Notes"), or there would be two
   * things of that name.
   */
  landmark?: boolean | undefined
  /** Under the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A part of the page: its title at the left, or above where the page is narrow. Broken, it costs no other. */
export function SectionFrame({ title, landmark, aside, children }: SectionFrameProps) {
  const titleId = useId()
  return (
    <section
      aria-labelledby={landmark ? titleId : undefined}
      // What is typed here lays out and paints no other section. Raised over the next one while it is in
      // use: where there is no top layer, a list hangs out of it.
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
