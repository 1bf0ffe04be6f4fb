import type { ComponentProps } from 'react'

/**
 * A form around one field. At each key, Chromium walks through all fields of the form that is typed into
 * (for its autofill): with the whole page in one, that took longer than all we do ourselves.
 */
export function FieldForm(props: Omit<ComponentProps<'form'>, 'className' | 'noValidate'>) {
  return <form noValidate className="contents" {...props} />
}
