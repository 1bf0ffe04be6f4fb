import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/**
 * Lets an input hold its own text, so that a keystroke is painted before the owner of `value`
 * renders; `value` may lag behind. A value that was not typed here replaces the text.
 */
export function useLateText<Input extends HTMLInputElement | HTMLTextAreaElement>(
  value: string,
): { ref: RefObject<Input | null>; defaultValue: string; noteTyped: (text: string) => void } {
  const ref = useRef<Input>(null)
  const [defaultValue] = useState(value)
  /** The texts that were typed since `value` last matched: any of them may still come back. */
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
