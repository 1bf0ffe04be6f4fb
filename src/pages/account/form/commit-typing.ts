import { flushNotifications } from '#ui/after-paint.ts'

/**
 * Commits the text that is being typed, including that of a focused combobox, which otherwise
 * commits on blur. For a shortcut, which does not move the focus.
 */
export function commitTyping(): void {
  flushNotifications()
  const active = document.activeElement
  if (!(active instanceof HTMLElement) || active.getAttribute('role') !== 'combobox') return
  active.blur()
  active.focus()
}
