import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Lets an input hold its own text, so that a key is painted before whoever is told of it has drawn: `value`
 * may come late. One that was not typed here is put in.
 */
export function useLateText<Input extends HTMLInputElement | HTMLTextAreaElement>(
  value: string,
): { ref: RefObject<Input | null>; defaultValue: string; noteTyped: (text: string) => void } {
  const ref = useRef<Input>(null)
  const [defaultValue] = useState(value)
  /** What was typed since `value` was last the same: it may still come back. */
  const typed = useRef<string[]>([])

  useLayoutEffect(() => {
    const input = ref.current
    const isBehind = typed.current.includes(value) && typed.current.at(-1) !== value
    if (!input || isBehind) return
    typed.current = []
    if (input.value !== value) input.value = value
  }, [value])

  return { ref, defaultValue, noteTyped: (text) => void typed.current.push(text) }
}
