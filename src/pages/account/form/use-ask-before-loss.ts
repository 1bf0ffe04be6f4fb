import { useBlocker } from '@tanstack/react-router'
import { useCallback, useState } from 'react'

/**
 * Whether an editor asks what is to become of its typed text. It begins to when the user navigates
 * away; the browser itself asks when the tab is closed. `isTyped` must be the same function on each
 * render.
 */
export function useAskBeforeLoss(isTyped: () => boolean) {
  const [isAsking, setIsAsking] = useState(false)
  useBlocker({
    shouldBlockFn: useCallback(() => {
      const isLost = isTyped()
      setIsAsking(isLost)
      return isLost
    }, [isTyped]),
    enableBeforeUnload: isTyped,
  })
  return [isAsking, setIsAsking] as const
}
