import { useEffect, useState } from 'react'

/** A text as it was when it last stood still for so many ms; the first one at once. */
export function useDebounced(text: string, ms: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    if (settled === text) return undefined
    const timer = setTimeout(() => setSettled(text), ms)
    return () => clearTimeout(timer)
  }, [text, settled, ms])
  return settled
}
