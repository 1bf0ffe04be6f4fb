import { useEffect } from 'react'

/** Names the page in the browser's tab and history, and for screen readers on arrival. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
