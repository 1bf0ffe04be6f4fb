import { type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

/** What every form field takes, whatever its control is. */
export interface FieldChrome {
  /** Id of the control; links in an error summary point to it. Made up when absent. */
  id?: string | undefined
  /** The control's accessible name: this text and nothing else. */
  label: string
  /** For screen readers the label stays. */
  hideLabel?: boolean | undefined
  hint?: ReactNode
  error?: string | undefined
  /** What may be wrong and hinders nothing: the control stays valid. An error stands in its place. */
  warning?: string | undefined
  /** Marks the field's edge; `changedText` says it to screen readers. */
  changed?: boolean | undefined
  changedText?: string | undefined
  /** Length and limit. Shown near the limit and past it; what is typed is never cut. */
  count?: { now: number; max: number } | undefined
  /** Stands at the label's right: a button that puts the field back, say. */
  trailing?: ReactNode
  /** Under all the rest, and no part of the control's description: a preview, say. */
  below?: ReactNode
  /** Of the whole field: its place in the form's grid. */
  className?: string | undefined
}

/** What a control spreads to be wired to its label and to what is said about it. */
export interface FieldControl {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

export interface FieldProps extends FieldChrome {
  children: (control: FieldControl) => ReactNode
}

/** Label, hint, error or warning, count and change mark around one control, wired by ids. */
export function Field(props: FieldProps) {
  const { label, hint, error, changed = false, changedText, count, trailing, below } = props
  const made = useId()
  const id = props.id ?? made
  const counting = count !== undefined && count.now >= count.max * 0.9
  const over = count !== undefined && count.now > count.max
  const invalid = Boolean(error) || over
  const warning = error ? undefined : props.warning

  const described = [
    error && `${id}-error`,
    warning && `${id}-warning`,
    counting && `${id}-count`,
    hint && `${id}-hint`,
    changed && changedText && `${id}-changed`,
  ].filter(Boolean)

  return (
    <div
      className={classNames(
        'relative grid h-fit min-w-0 grid-cols-[minmax(0,1fr)_auto] gap-1',
        props.className,
      )}
    >
      {changed && (
        <span aria-hidden="true" className="absolute inset-y-0 -left-2 border-l-2 border-accent" />
      )}
      <label
        htmlFor={id}
        className={
          props.hideLabel
            ? 'sr-only'
            : classNames(
                'w-fit max-w-full text-sm font-medium wrap-anywhere',
                !trailing && 'col-span-2',
              )
        }
      >
        {label}
      </label>
      <div className="col-span-2 flex min-w-0 flex-col">
        {props.children({
          id,
          'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
          'aria-invalid': invalid || undefined,
        })}
      </div>
      {(error || warning || hint || counting) && (
        <div className="col-span-2 flex items-start justify-between gap-3 text-sm">
          <div className="min-w-0">
            {error && (
              <p id={`${id}-error`} className="flex gap-1 text-danger-ink">
                <Icon name="alert" className="mt-0.5" />
                <span className="min-w-0 wrap-anywhere">{error}</span>
              </p>
            )}
            {warning && (
              <p id={`${id}-warning`} className="flex gap-1 text-warning-ink">
                <Icon name="info" className="mt-0.5 text-warning" />
                <span className="min-w-0 wrap-anywhere">{warning}</span>
              </p>
            )}
            {hint && (
              <div id={`${id}-hint`} className="wrap-anywhere text-ink-muted">
                {hint}
              </div>
            )}
          </div>
          {counting && (
            <span
              id={`${id}-count`}
              className={classNames('tabular', over ? 'text-danger-ink' : 'text-ink-muted')}
            >
              {`${count.now}/${count.max}`}
            </span>
          )}
        </div>
      )}
      {changed && changedText && (
        <VisuallyHidden id={`${id}-changed`}>{changedText}</VisuallyHidden>
      )}
      {/* After the control, so that Tab meets the field before what undoes it. */}
      {trailing && (
        <div className="col-start-2 row-start-1 -mr-1 flex h-5 items-center">{trailing}</div>
      )}
      {below && <div className="col-span-2 min-w-0 empty:hidden">{below}</div>}
    </div>
  )
}
