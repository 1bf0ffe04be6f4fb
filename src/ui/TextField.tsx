import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldChrome } from './Field.tsx'
import { splitChrome } from './field-chrome.ts'
import { controlClass, readOnlyClass } from './field-class.ts'

export interface TextFieldProps
  extends FieldChrome, Omit<ComponentProps<'input'>, keyof FieldChrome | 'maxLength'> {
  /** Digits that line up: ids, phones, amounts. */
  tabular?: boolean | undefined
  /** Inside the frame, at its left: an icon. */
  leading?: ReactNode
}

/**
 * A labelled text input; takes React Hook Form's `register(…)` spread. It knows no `maxLength`:
 * nothing typed or pasted may be cut in silence, so a text that is too long is counted instead.
 */
export function TextField(props: TextFieldProps) {
  const [chrome, { tabular, leading, ...input }] = splitChrome(props)
  return (
    <Field {...chrome}>
      {(control) => (
        <span className="relative block">
          {leading !== undefined && (
            <span className="pointer-events-none absolute inset-y-0 left-2.5 z-1 flex items-center text-ink-muted">
              {leading}
            </span>
          )}
          <input
            type="text"
            {...input}
            {...control}
            className={classNames(
              controlClass,
              readOnlyClass,
              // Its text changes the size of nothing: at a key, nothing else is laid out.
              'block h-control px-2.5 focus:contain-strict',
              tabular && 'tabular',
              leading !== undefined && 'pl-8',
            )}
          />
        </span>
      )}
    </Field>
  )
}
