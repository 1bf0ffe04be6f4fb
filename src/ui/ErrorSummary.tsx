import { type MouseEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from './Icon.tsx'

export interface ErrorSummaryProps {
  heading: string
  /**
   * `id`: the field's control, or null for an error of no field. Nothing is shown while this is
   * empty.
   */
  errors: readonly { id: string | null; text: string }[]
  /** Counts the attempts; each new number takes the focus again. */
  attempt?: number | undefined
  /** Further content below the list. */
  children?: ReactNode
}

function goTo(event: MouseEvent, id: string) {
  event.preventDefault()
  const field = document.getElementById(id)
  if (!field) return
  field.focus({ preventScroll: true })
  // Instantly, because the focus can trigger other scrolling, which would stop a smooth one.
  field.scrollIntoView?.({ block: 'center' })
}

/** An alert that lists why a form cannot be saved, with a link to each field. Takes the focus. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return props.errors.length > 0 ? <Shown key={props.attempt} {...props} /> : null
}

function Shown({ heading, errors, children }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const headingId = useId()

  useEffect(() => {
    box.current?.focus()
  }, [])

  return (
    <div
      ref={box}
      role="alert"
      aria-labelledby={headingId}
      tabIndex={-1}
      className="flex gap-2.5 rounded-md border border-danger bg-danger-soft px-3 py-2.5"
    >
      <Icon name="alert" className="mt-0.5 text-danger-ink" />
      <div className="flex min-w-0 flex-col gap-1">
        <h2 id={headingId} className="font-semibold">
          {heading}
        </h2>
        <ul className="flex flex-col gap-0.5">
          {errors.map((error) => (
            <li key={`${error.id} ${error.text}`}>
              <Line {...error} />
            </li>
          ))}
        </ul>
        {children}
      </div>
    </div>
  )
}

function Line({ id, text }: ErrorSummaryProps['errors'][number]) {
  if (id === null) return <span className="wrap-anywhere text-danger-ink">{text}</span>
  return (
    <a
      href={`#${id}`}
      onClick={(event) => goTo(event, id)}
      className="rounded-md wrap-anywhere text-danger-ink underline underline-offset-2 hover:no-underline"
    >
      {text}
    </a>
  )
}
