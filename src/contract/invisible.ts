// Removes characters that nobody sees: zero-width characters, bidirectional controls and byte order
// marks, which come along with text copied from a chat, a PDF or a spreadsheet. U+2800 is a blank
// that Unicode classifies as a symbol.

const seen = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u

/**
 * The name to show, trimmed, or null when it has no visible character. Every screen calls this
 * before it shows a name.
 */
export function visibleName(name: string | null | undefined): string | null {
  return name && seen.test(name) ? name.trim() : null
}

/**
 * Cleans an id, a code or a credential: removes invisible characters, replaces every kind of white
 * space with a plain space, and trims. Not for free text, where a joiner or a direction mark may
 * carry meaning.
 */
export function cleanCode(typed: string): string {
  return typed
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
}

/**
 * The text to search for. An id or a code (one ASCII word that contains a digit) is cleaned; any
 * other text is only trimmed.
 */
export function cleanSearch(typed: string): string {
  const code = cleanCode(typed)
  return /^(?=.*\d)[\x21-\x7e]+$/.test(code) ? code : typed.trim()
}
