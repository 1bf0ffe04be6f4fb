import { useEffect, useState } from 'react'
import type { AccountRow } from '#contract/account.ts'
import type { Selection } from '#list/select/selection.ts'

/** What is ticked, a frame later: the checkbox that is pressed is painted first. */
export function usePaintedSelection(selection: Selection): ReadonlyMap<string, AccountRow> {
  const [selected, setSelected] = useState(selection.getSnapshot)
  useEffect(() => {
    let frame = 0
    let timer: ReturnType<typeof setTimeout> | undefined
    const cancel = () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
    const follow = () => {
      cancel()
      frame = requestAnimationFrame(() => {
        timer = setTimeout(() => setSelected(selection.getSnapshot()))
      })
    }
    const stop = selection.subscribe(follow)
    follow()
    return () => {
      stop()
      cancel()
    }
  }, [selection])
  return selected
}
