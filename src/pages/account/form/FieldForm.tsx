import type { ComponentProps } from 'react'

/**
 * A form around one field. On each keystroke, Chromium's autofill walks through all fields of the
 * form: with the whole page in one form, that took longer than all of our own work.
 */
export function FieldForm(props: Omit<ComponentProps<'form'>, 'className' | 'noValidate'>) {
  return <form noValidate className="contents" {...props} />
}
