const first = '\u2068'
const last = '\u2069'
/** Letters that run from right to left, and the marks that turn a text or set a part of it apart. */
const turning =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/**
 * A text of somebody else's, as it stands within a sentence: its direction ends where it does. Any other
 * text stays as it is, to the letter.
 */
export function isolate(text: string): string {
  if (!turning.test(text)) return text
  let depth = 0
  let kept = ''
  for (const letter of text) {
    if (letter >= '\u2066' && letter <= first) depth += 1
    // It would end what is around it.
    else if (letter === last && depth === 0) continue
    else if (letter === last) depth -= 1
    kept += letter
  }
  return first + kept + last.repeat(depth + 1)
}
