import type { Ref, RefCallback } from 'react'

/** One ref that feeds several: the caller's own (React Hook Form's, say) and ours. */
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
