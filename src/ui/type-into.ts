/**
 * Puts a text into an input as typing would. React tracks the value property; calling the native
 * setter makes the event count as typing, so that controlled inputs and React Hook Form both
 * receive it.
 */
export function typeInto(input: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = Object.getPrototypeOf(input) as object
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(input, text)
  input.dispatchEvent(new Event('input', { bubbles: true }))
}
