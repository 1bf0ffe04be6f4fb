// Characters that nobody sees: zero-width ones, bidirectional controls, byte order marks. They come along
// with what is copied out of a chat, a PDF or a spreadsheet. U+2800 is a blank that Unicode calls a symbol.

const seen = /[^\s\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u

/** A name as it is shown, or null where nothing of it can be seen. Every screen asks this before it shows one. */
export function visibleName(name: string | null | undefined): string | null {
  return name && seen.test(name) ? name.trim() : null
}
