import type { KeyboardEvent as ReactKeyboardEvent } from 'react'

/**
 * The key that was pressed, as `KeyboardEvent.key`; '' where it belongs to an input method's composition.
 * Every key that the app handles is read here.
 */
export function pressedKey(event: KeyboardEvent | ReactKeyboardEvent): string {
  const { key, keyCode, isComposing } = 'nativeEvent' in event ? event.nativeEvent : event
  // In Safari the Enter that ends a composition comes after its end. This code is all that tells it.
  return isComposing || keyCode === 229 ? '' : key
}

/** Ctrl or ⌘ with a letter: by what the key prints or, where that is not Latin, by where it stands. */
export function isCommand(event: KeyboardEvent, letter: string): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey } = event
  if (ctrlKey === metaKey || altKey || shiftKey || event.getModifierState('AltGraph')) return false
  const key = pressedKey(event)
  if (key === '') return false
  return /\p{Script=Latin}/u.test(key)
    ? key.toLowerCase() === letter
    : event.code === `Key${letter.toUpperCase()}`
}

/** The character that the key prints, whatever the layout needs for it; '' for one of a command. */
export function printedCharacter(event: KeyboardEvent): string {
  const { ctrlKey, metaKey, altKey } = event
  return metaKey || ((ctrlKey || altKey) && !isThirdLevel(event)) ? '' : pressedKey(event)
}

/** Whether the keyboard has ⌘ where others have Ctrl. */
export function isApple(): boolean {
  return /mac|iphone|ipad/i.test(navigator.userAgent)
}

// AltGr, which some browsers on Windows tell as Ctrl and Alt; on a Mac it is Option.
function isThirdLevel(event: KeyboardEvent): boolean {
  const { ctrlKey, altKey } = event
  return event.getModifierState('AltGraph') || (altKey && ctrlKey !== isApple())
}
