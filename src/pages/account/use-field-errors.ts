import { useCallback, useState } from 'react'
import type { WritableFieldKey } from '#account/fields.ts'

/** What is wrong, by field. */
export type FieldErrors = Partial<Record<WritableFieldKey, string>>

/**
 * The errors that the last try found. Each new set counts as an attempt, so that its summary takes the
 * focus; a field that is typed into loses its own.
 */
export function useFieldErrors() {
  const [errors, setErrors] = useState<FieldErrors>({})
  const [attempt, setAttempt] = useState(0)

  const show = useCallback((found: FieldErrors) => {
    setErrors(found)
    setAttempt((before) => before + 1)
  }, [])
  const clear = useCallback((key: WritableFieldKey) => {
    setErrors((before) => {
      if (before[key] === undefined) return before
      const { [key]: _cleared, ...others } = before
      return others
    })
  }, [])
  const reset = useCallback(() => setErrors({}), [])

  return { errors, attempt, show, clear, reset }
}
