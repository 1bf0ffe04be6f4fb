// A spreadsheet runs what begins like a formula, whoever wrote it into a field. An apostrophe before it keeps
// it a text, and is taken off again by `withoutGuard`.

/** Begins a formula, behind any apostrophes: or what has them already could not be told from what was guarded. */
const dangerous = /^'*[=+\-@\t\r\n＝＋－＠]/u
/** A number ("-34.9", "-34,9"), or a phone as it is written abroad ("+598 2 901 2345"). */
const harmless = /^(?:[+-]?\d+(?:[.,]\d+)?|\+\d[\d ]*)$/

/** The text with an apostrophe before it where a spreadsheet would run it. Plain numbers and phones stay. */
export function guardFormula(text: string): string {
  return dangerous.test(text) && !harmless.test(text) ? `'${text}` : text
}

/** The text that `guardFormula` was given. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && dangerous.test(text) ? text.slice(1) : text
}
