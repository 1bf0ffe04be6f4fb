import { useEffect, useRef } from 'react'

const lingerMs = 200

/**
 * Handlers for things that can be meant: `onMeant` is called with a thing's key when the pointer or the
 * focus has rested on it for 200 ms. Resting on it after a press does not count again.
 */
export function useIntent(onMeant: (key: string) => void) {
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
      timer.current = setTimeout(() => onMeant(key), lingerMs)
    }
    return {
      // Not "enter": what comes up under a pointer at rest was not meant.
      onPointerMove: start,
      onFocus: start,
      onPointerLeave: leave,
      onBlur: leave,
      onPointerDown: stop,
    }
  }
}
