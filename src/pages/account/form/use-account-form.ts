import { useLayoutEffect, useMemo, useState } from 'react'
import { useForm, type Control } from 'react-hook-form'
import type { FormValues } from '#account/edits/form-values.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import type { FieldValues } from '#editing/session/field-values.ts'
import { flushNotifications } from '#ui/after-paint.ts'

/**
 * The form of an edit session. While it is mounted, React Hook Form holds the texts of its fields.
 */
export function useAccountForm(session: EditSession): Control<FormValues> {
  const [held] = useState(() => session.edited.peek().fields)
  const form = useForm<FormValues>({ defaultValues: held })
  const values = useMemo(
    (): FieldValues => ({
      read: () => {
        flushNotifications()
        return form.getValues()
      },
      peek: () => form.getValues(),
      write: (key, text) => {
        flushNotifications()
        form.setValue(key, text)
      },
      subscribe: (listener) => form.subscribe({ formState: { values: true }, callback: listener }),
    }),
    [form],
  )
  useLayoutEffect(() => session.attach(values), [session, values])
  return form.control
}
