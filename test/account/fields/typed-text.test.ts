import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hasBreaks,
  inOneLine,
  inTextArea,
  typedArea,
  typedCode,
  typedLine,
} from '#account/fields/typed-text.ts'

const unit = fc.constantFrom('a', 'b', ' ', '\n', '\r', '\r\n', '\0', '\ud83d', '\u200b')
const anyText = fc.string({ unit, maxLength: 12 })

describe('a text area', () => {
  test.each([
    ['a new line at the end', 'a\r\nb', 'a\nb\n', 'a\r\nb\r\n'],
    ['a word in the middle', 'a\r\nb\rc\nd', 'a\nbx\nc\nd', 'a\r\nbx\rc\nd'],
    ['a line in the middle', 'a\r\nb\nc', 'a\nx\nb\nc', 'a\r\nx\r\nb\nc'],
    ['a line less', 'a\r\nb\nc\rd', 'a\nc\nd', 'a\r\nc\rd'],
    ['all of it', 'a\r\nb', 'x\ny', 'x\r\ny'],
    ['one line', 'a\r\nb', 'x', 'x'],
    ['the first break', 'a', 'a\nb', 'a\nb'],
    ['nothing', 'a\r\nb', '', ''],
    ['a break between two that are one together', '\n\r', '\n\n\n', '\n\n\n'],
  ])('%s is typed', (_what, before, held, meant) => {
    expect(typedArea(held, before)).toBe(meant)
  })

  test('what it shows of a text is that text, however its lines end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typedArea(inTextArea(text), text)).toBe(text)
      }),
    )
  })

  test('what is meant reads as it is typed', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, typed) => {
        const held = inTextArea(typed)
        expect(inTextArea(typedArea(held, before))).toBe(held)
      }),
    )
  })
})

describe('an input of one line', () => {
  test.each([
    ['blanks that were pasted along', '', ' x ', 'x'],
    ['beside blanks that were there', ' a', ' ab ', ' ab'],
    ['in place of blanks that were there', ' a ', 'a', 'a'],
    ['over nothing but blanks', '  ', '  x', 'x'],
    ['blanks alone', ' a ', '  ', ''],
  ])('%s', (_what, before, held, meant) => {
    expect(typedLine(held, before)).toBe(meant)
  })

  test('of an id or a code is cleaned once it is typed into', () => {
    expect(typedCode(' 1\u200b2', ' 1\u200b')).toBe('12')
  })

  test('what it shows of a text is that text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typedLine(inOneLine(text), text)).toBe(text)
        expect(typedCode(inOneLine(text), text)).toBe(text)
        expect(hasBreaks(text)).toBe(inOneLine(text) !== text)
      }),
    )
  })
})
