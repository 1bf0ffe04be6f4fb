import { useEffect, useEffectEvent } from 'react'

/** Ctrl+S and ⌘+S anywhere on the page, instead of the browser's own. */
export function useSaveKey(save: () => void): void {
  const onSave = useEffectEvent(save)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const withKey = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey
      if (!withKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      // What is asked in a dialog has to be answered first.
      if (!event.repeat && !document.querySelector('dialog[open]')) onSave()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
