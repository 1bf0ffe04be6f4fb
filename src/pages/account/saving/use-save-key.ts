import { useEffect, useEffectEvent } from 'react'

/** Ctrl+S and ⌘+S anywhere on the page, instead of the browser's own; `inDialog`: in an open dialog. */
export function useSaveKey(save: () => void, inDialog = false): void {
  const onSave = useEffectEvent(save)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const withKey = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey
      if (!withKey || event.key.toLowerCase() !== 's') return
      event.preventDefault()
      // What is asked in a dialog has to be answered first.
      const isInDialog = document.querySelector('dialog[open]') !== null
      if (!event.repeat && isInDialog === inDialog) onSave()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [inDialog])
}
