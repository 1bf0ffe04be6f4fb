import { useId } from 'react'
import { classNames } from './class-names.ts'

export interface SegmentedControlProps<T extends string> {
  legend: string
  hideLegend?: boolean | undefined
  /** `lang`: the BCP 47 tag of a name in another language than the page's. */
  options: readonly { value: T; name: string; lang?: string | undefined }[]
  value: T
  onChange: (value: T) => void
  disabled?: boolean | undefined
  className?: string | undefined
}

/**
 * A choice of a few visible options: a fieldset of native radio buttons that looks like one
 * control.
 */
export function SegmentedControl<T extends string>(props: SegmentedControlProps<T>) {
  const name = useId()
  return (
    <fieldset disabled={props.disabled} className={classNames('min-w-0', props.className)}>
      {/* Floated, because WebKit counts its height twice when the fieldset is in a flex column. */}
      <legend
        className={props.hideLegend ? 'sr-only' : 'float-left mb-1 w-full text-sm font-medium'}
      >
        {props.legend}
      </legend>
      <div className="inline-flex h-control max-w-full rounded-md border border-line-mid bg-sunken p-px">
        {props.options.map((option) => (
          <label
            key={option.value}
            className={classNames(
              'relative inline-flex items-center rounded-md border border-transparent px-2.5 text-sm font-medium whitespace-nowrap text-ink-muted transition-colors select-none hover:text-ink',
              'has-checked:border-line-mid has-checked:bg-raised has-checked:text-ink has-disabled:opacity-50',
              'has-focus-visible:outline-2 has-focus-visible:outline-focus',
              'forced-colors:has-checked:[forced-color-adjust:none] forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]',
            )}
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
              className="absolute inset-0 size-full appearance-none opacity-0"
            />
            <span lang={option.lang}>{option.name}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
