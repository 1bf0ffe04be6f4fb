import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { Field, type FieldChrome } from './Field.tsx'
import { splitChrome } from './field-chrome.ts'
import { controlClass } from './field-class.ts'
import { Icon } from './Icon.tsx'

export interface SelectProps
  extends FieldChrome, Omit<ComponentProps<'select'>, keyof FieldChrome | 'multiple' | 'size'> {
  /** An alternative to `<option>` children. */
  options?: readonly { value: string; name: string }[] | undefined
}

/** The browser's select element in the frame of a field; its role is combobox. */
export function Select(props: SelectProps) {
  const [chrome, { options, children, ...select }] = splitChrome(props)
  return (
    <Field {...chrome}>
      {(control) => (
        <span className="relative block">
          <select
            {...select}
            {...control}
            className={classNames(controlClass, 'h-control appearance-none truncate pr-8 pl-2.5')}
          >
            {options?.map((option) => (
              <option key={option.value} value={option.value}>
                {option.name}
              </option>
            ))}
            {children}
          </select>
          <Icon
            name="chevron-down"
            className="pointer-events-none absolute inset-y-0 right-2 my-auto text-ink-muted"
          />
        </span>
      )}
    </Field>
  )
}
