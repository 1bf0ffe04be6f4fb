import type { Ref, RefCallback } from 'react'

/**
 * Combines several refs into one: the caller's (React Hook Form's, for example) and the
 * component's.
 */
export function mergeRefs<T>(...refs: (Ref<T> | undefined)[]): RefCallback<T> {
  return (node) => {
    const undo = refs.map((ref) => {
      if (typeof ref === 'function') {
        const cleanup = ref(node)
        return typeof cleanup === 'function' ? cleanup : () => void ref(null)
      }
      if (!ref) return () => {}
      ref.current = node
      return () => {
        ref.current = null
      }
    })
    return () => {
      for (const step of undo) step()
    }
  }
}
