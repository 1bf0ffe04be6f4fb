/**
 * Puts a text into an input as typing would. React watches the value property; going round its setter
 * makes the event count as typing, so controlled inputs and React Hook Form hear of it alike.
 */
export function typeInto(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = Object.getPrototypeOf(input) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
