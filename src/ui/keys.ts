import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/**
 * Returns the key that was pressed, as `KeyboardEvent.key`; '' during an input method's
 * composition. Every key handler of the app reads the key through it.
 */
export function pressedKey(event: KeyboardEvent | ReactKeyboardEvent): string {
  const { key, keyCode, isComposing } = 'nativeEvent' in event ? event.nativeEvent : event
  // In Safari, the Enter that ends a composition comes after `compositionend`; only this code
  // identifies it.
  return isComposing || keyCode === 229 ? '' : key
}

/**
 * Whether the event is Ctrl or ⌘ with a letter: by the printed key or, on a non-Latin layout, by
 * its position.
 */
export function isCommand(event: KeyboardEvent, letter: string): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey === metaKey || altKey || shiftKey || event.getModifierState('AltGraph')) return false
  const key = pressedKey(event)
  if (key === '') return false
  return /\p{Script=Latin}/u.test(key)
    ? key.toLowerCase() === letter
    : event.code === `Key${letter.toUpperCase()}`
}

/** Returns the character that the key prints, on any layout; '' for a keyboard command. */
export function printedCharacter(event: KeyboardEvent): string {
  const { ctrlKey, metaKey, altKey } = event
  return metaKey || ((ctrlKey || altKey) && !isThirdLevel(event)) ? '' : pressedKey(event)
}

/** Whether the keyboard has ⌘ instead of Ctrl. */
export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent)
}

// AltGr, which some browsers on Windows report as Ctrl and Alt; on a Mac it is Option.
function isThirdLevel(event: KeyboardEvent): boolean {
  const { ctrlKey, altKey } = event
  return event.getModifierState('AltGraph') || (altKey && ctrlKey !== isApple())
}
