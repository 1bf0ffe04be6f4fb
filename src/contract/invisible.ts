// Characters that nobody sees: zero-width ones, bidirectional controls, byte order marks. They come along
// with what is copied out of a chat, a PDF or a spreadsheet. U+2800 is a blank that Unicode calls a symbol.

const seen = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u

/** A name as it is shown, or null where nothing of it can be seen. Every screen asks this before it shows one. */
export function visibleName(name: string | null | undefined): string | null {
  return name && seen.test(name) ? name.trim() : null
}

/**
 * An id, a code or a credential as it was meant: without what nobody sees, and with plain blanks, none of
 * them around it. Not for free text, where a joiner or a mark of direction may say something.
 */
export function cleanCode(typed: string): string {
  return typed
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
}

/** What is searched for: an id or a code, one word of ASCII with a digit, is cleaned; any other text is itself. */
export function cleanSearch(typed: string): string {
  const code = cleanCode(typed)
  return /^(?=.*\d)[\x21-\x7e]+$/.test(code) ? code : typed.trim()
}
