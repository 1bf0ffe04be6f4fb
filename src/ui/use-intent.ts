import { useEffect, useRef } from 'react'

const lingerMs = 200

/**
 * Returns a function that makes the handlers of one item. `onIntent` is called with the item's key
 * once the pointer or the focus has rested on it for 200 ms. Resting on it after a press does not
 * count again.
 */
export function useIntent(onIntent: (key: string) => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const on = useRef<string | null>(null)
  const stop = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  const leave = () => {
    stop()
    on.current = null
  }
  return (key: string) => {
    const start = () => {
      if (on.current === key) return
      stop()
      on.current = key
      timer.current = setTimeout(() => onIntent(key), lingerMs)
    }
    return {
      // Not "enter": an item that appears under a resting pointer shows no intent.
      onPointerMove: start,
      onFocus: start,
      onPointerLeave: leave,
      onBlur: leave,
      onPointerDown: stop,
    }
  }
}
