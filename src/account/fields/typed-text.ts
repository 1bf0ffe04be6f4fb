// What is meant by the text that a control holds. Line breaks are all that a control cannot hold as they
// came: a text area has "\n" for each, an input of one line none (Chromium, Firefox and WebKit alike; NUL
// and halves of surrogate pairs stay). What somebody has not typed must not change.
import { cleanCode } from '#contract/invisible.ts'

const anyBreak = /\r\n?|\n/g

/** Whether an input of one line would show another text. */
export function hasBreaks(text: string): boolean {
  return /[\n\r]/.test(text)
}

/** What a text area shows of a text. */
export function inTextArea(text: string): string {
  return text.replaceAll(anyBreak, '\n')
}

/** What an input of one line shows of a text. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\n\r]/g, '')
}

/**
 * The text that is meant by what a text area holds, where it was `before`: each line that is still there
 * keeps its line break, and a new one has that of the first.
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
  const breakBefore = (place: number) => {
    const left = lines.length - place
    if (place <= head) return breaks[place - 1]
    return left <= tail ? breaks.at(-left) : breaks[0]
  }
  const text = lines.reduce((sum, line, place) => sum + (breakBefore(place) ?? '\n') + line)
  // A "\r" that was kept and a "\n" that comes to stand after it would be one break.
  return inTextArea(text) === held ? text : held
}

/**
 * The text that is meant by what an input of one line holds, where it was `before`. Blanks around it came
 * along with a copy; those that were there stay.
 */
export function typedLine(held: string, before: string): string {
  if (held === inOneLine(before)) return before
  const text = held.trim()
  if (text === '' || before.trim() === '') return text
  const [lead = ''] = /^\s*/.exec(before) ?? []
  const [trail = ''] = /\s*$/.exec(before) ?? []
  return (held.startsWith(lead) ? lead : '') + text + (held.endsWith(trail) ? trail : '')
}

/** The same of an id or a code, of which nothing is kept that nobody sees. */
export function typedCode(held: string, before: string): string {
  return held === inOneLine(before) ? before : cleanCode(held)
}
