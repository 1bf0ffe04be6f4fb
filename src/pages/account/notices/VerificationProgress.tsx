import { Spinner } from '#ui/Spinner.tsx'
import { useNow } from '#ui/use-now.ts'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'

export interface VerificationProgressProps {
  /** Until when (ms) the next read waits; null while it reads. */
  until: number | null
  /** While it reads. */
  text: string
  /** While the read itself waits for its turn. */
  queued: string | null
  /** While it waits. A countdown is for the eye: `spoken` stands for it. */
  waiting: (seconds: number) => string
  spoken: string
}

/** How far a verification has come. Stands in a live region, so what is spoken changes only with the stage. */
export function VerificationProgress(props: VerificationProgressProps) {
  const { until } = props
  const now = useNow(1000, until !== null)
  const seconds = until === null ? 0 : Math.max(1, Math.ceil((until - now) / 1000))
  return (
    // Its texts have one line or two where it is narrow: what stands below must not move with them.
    <p className="flex gap-2 max-sm:min-h-10">
      <Spinner className="mt-0.5" />
      <span aria-hidden className="tabular">
        {until === null ? (props.queued ?? props.text) : props.waiting(seconds)}
      </span>
      <VisuallyHidden>{until === null ? props.text : props.spoken}</VisuallyHidden>
    </p>
  )
}
