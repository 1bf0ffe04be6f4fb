import { useEffect, useEffectEvent } from 'react'
import { isCommand } from '#ui/keys.ts'

/** Saves on Ctrl+S and ⌘+S anywhere on the page; with `inDialog`, only while a dialog is open. */
export function useSaveKey(save: () => void, inDialog = false): void {
  const onSave = useEffectEvent(save)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!isCommand(event, 's')) return
      event.preventDefault()
      // An open dialog must be answered first.
      const isInDialog = document.querySelector('dialog[open]') !== null
      if (!event.repeat && isInDialog === inDialog) onSave()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [inDialog])
}
