import { flushNotifications } from '#ui/after-paint.ts'

/**
 * Makes a combobox that is being typed into take what was typed, as leaving it would: a shortcut does
 * not move the focus.
 */
export function commitTyping(): void {
  flushNotifications()
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active.getAttribute('role') !== 'combobox') return
  active.blur()
  active.focus()
}
