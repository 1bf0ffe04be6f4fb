import { useCallback, useState } from 'react'
import type { WorkErrors } from '#account/work-errors.ts'

/**
 * The errors that the last try found. Each new set counts as an attempt, so that its summary takes the
 * focus; what is edited loses its own.
 */
export function useFieldErrors() {
  const [errors, setErrors] = useState<WorkErrors>({})
  const [attempt, setAttempt] = useState(0)

  const show = useCallback((found: WorkErrors) => {
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
