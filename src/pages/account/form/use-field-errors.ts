import { useCallback, useState } from 'react'

/** What is wrong, by `partId`: of a field of the account, that is its key. */
export type FieldErrors = Partial<Record<string, string>>

/** The key of an error that is about no part, but about the whole. */
export const generalError = 'account'

/**
 * The errors that the last try found. Each new set counts as an attempt, so that its summary takes the
 * focus; what is edited loses its own.
 */
export function useFieldErrors() {
  const [errors, setErrors] = useState<FieldErrors>({})
  const [attempt, setAttempt] = useState(0)

  const show = useCallback((found: FieldErrors) => {
    setErrors(found)
    setAttempt((before) => before + 1)
  }, [])
  const clear = useCallback((part: string) => {
    setErrors((before) => {
      const kept = Object.entries(before).filter(
        ([id]) => id !== part && !id.startsWith(`${part}.`),
      )
      return kept.length === Object.keys(before).length ? before : Object.fromEntries(kept)
    })
  }, [])
  const reset = useCallback(() => setErrors({}), [])

  return { errors, attempt, show, clear, reset }
}
