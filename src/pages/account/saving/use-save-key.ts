import { useEffect, useEffectEvent } from 'react'
import { isCommand } from '#ui/keys.ts'

/** Ctrl+S and ⌘+S anywhere on the page, instead of the browser's own; `inDialog`: in an open dialog. */
export function useSaveKey(save: () => void, inDialog = false): void {
  const onSave = useEffectEvent(save)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCommand(event, 's')) return
      event.preventDefault()
      // What is asked in a dialog has to be answered first.
      const isInDialog = document.querySelector('dialog[open]') !== null
      if (!event.repeat && isInDialog === inDialog) onSave()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [inDialog])
}
