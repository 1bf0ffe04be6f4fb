import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldChrome } from './Field.tsx'
import { splitChrome } from './field-chrome.ts'
import { controlClass, readOnlyClass } from './field-class.ts'

export interface TextFieldProps
  extends FieldChrome, Omit<ComponentProps<'input'>, keyof FieldChrome | 'maxLength'> {
  /** Aligned digits: ids, phones, amounts. */
  tabular?: boolean | undefined
  /** Inside the frame, at the left: an icon. */
  leading?: ReactNode
}

/**
 * A labelled text input; accepts the props of React Hook Form's `register(…)`. It has no
 * `maxLength`, because that would silently cut typed or pasted text; use `count` instead.
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
              // The text cannot resize anything, so a keystroke causes no other layout.
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
