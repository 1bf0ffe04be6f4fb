import { useRef } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { Field } from './Field.tsx'
import { splitChrome } from './field-chrome.ts'
import { controlClass, readOnlyClass } from './field-class.ts'
import { Icon } from './Icon.tsx'
import { mergeRefs } from './merge-refs.ts'
import type { TextFieldProps } from './TextField.tsx'
import { typeInto } from './type-into.ts'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface DateFieldProps extends Omit<
  TextFieldProps,
  'type' | 'leading' | 'tabular' | 'inputMode'
> {
  /** Name of the button that opens the browser's calendar. */
  pickLabel: string
}

/**
 * A date as text, ISO 8601. Any other text is shown and kept unchanged; the calendar button writes
 * `YYYY-MM-DD`.
 */
export function DateField(props: DateFieldProps) {
  const [chrome, { ref, pickLabel, ...input }] = splitChrome(props)
  const text = useRef<HTMLInputElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const locked = input.readOnly || input.disabled

  function pick() {
    const calendar = picker.current
    if (!calendar) return
    calendar.value = /^\d{4}-\d{2}-\d{2}/.exec(text.current?.value ?? '')?.[0] ?? ''
    if ('showPicker' in calendar) calendar.showPicker()
    else (calendar as HTMLInputElement).click()
  }

  return (
    <Field {...chrome}>
      {(control) => (
        <span className="relative block">
          <input
            autoComplete="off"
            {...input}
            {...control}
            ref={mergeRefs(text, ref)}
            type="text"
            inputMode="numeric"
            className={classNames(
              controlClass,
              readOnlyClass,
              'block h-control pl-2.5 tabular focus:contain-strict',
              locked ? 'pr-2.5' : 'pr-9',
            )}
          />
          {!locked && (
            <>
              <input
                ref={picker}
                type="date"
                tabIndex={-1}
                aria-hidden="true"
                className="pointer-events-none absolute right-0 bottom-0 h-control w-8 opacity-0"
                onChange={(event) => {
                  const input = text.current
                  if (!input || event.target.value === '') return
                  typeInto(input, event.target.value)
                  input.focus()
                }}
              />
              <Button
                variant="quiet"
                size="icon-small"
                onClick={pick}
                className="absolute! inset-y-0 right-1 my-auto"
              >
                <Icon name="calendar" />
                <VisuallyHidden>{pickLabel}</VisuallyHidden>
              </Button>
            </>
          )}
        </span>
      )}
    </Field>
  )
}
