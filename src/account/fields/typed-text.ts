// Keeps the characters of a text that a control cannot hold. A text area turns every line break
// into "\n", and a one-line input drops line breaks (in Chromium, Firefox and WebKit alike; NUL and
// lone surrogates stay). A text that the user did not change must stay the same.
import { cleanCode } from '#contract/invisible.ts'

const anyBreak = /\r\n?|\n/g

/** Whether a one-line input would show a different text. */
export function hasBreaks(text: string): boolean {
  return /[\n\r]/.test(text)
}

/** The text that a text area shows. */
export function inTextArea(text: string): string {
  return text.replaceAll(anyBreak, '\n')
}

/** The text that a one-line input shows. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\n\r]/g, '')
}

/**
 * The text to store when a text area holds `held` and the text was `before`. A line that is still
 * there keeps its line break, and a new line gets the first line break of `before`.
 */
export function typedArea(held: string, before: string): string {
  const breaks = before.match(anyBreak) ?? []
  if (breaks.every((each) => each === '\n')) return held
  const lines = held.split('\n')
  const known = before.split(anyBreak)
  const most = Math.min(lines.length, known.length) - 1
  let head = 0
  while (head < most && lines[head] === known[head]) head += 1
  let tail = 0
  while (tail < most - head && lines.at(-1 - tail) === known.at(-1 - tail)) tail += 1
  const breakBefore = (index: number) => {
    const left = lines.length - index
    if (index <= head) return breaks[index - 1]
    return left <= tail ? breaks.at(-left) : breaks[0]
  }
  const text = lines.reduce((sum, line, index) => sum + (breakBefore(index) ?? '\n') + line)
  // A kept "\r" before a new "\n" would be a single line break.
  return inTextArea(text) === held ? text : held
}

/**
 * The text to store when a one-line input holds `held` and the text was `before`. Drops surrounding
 * spaces, which often come with a paste, unless `before` had them.
 */
export function typedLine(held: string, before: string): string {
  if (held === inOneLine(before)) return before
  const text = held.trim()
  if (text === '' || before.trim() === '') return text
  const [lead = ''] = /^\s*/.exec(before) ?? []
  const [trail = ''] = /\s*$/.exec(before) ?? []
  return (held.startsWith(lead) ? lead : '') + text + (held.endsWith(trail) ? trail : '')
}

/** Like `typedLine` for an id or a code, and also removes invisible characters. */
export function typedCode(held: string, before: string): string {
  return held === inOneLine(before) ? before : cleanCode(held)
}
