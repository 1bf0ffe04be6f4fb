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
    ['a line removed', 'a\r\nb\nc\rd', 'a\nc\nd', 'a\r\nc\rd'],
    ['every line replaced', 'a\r\nb', 'x\ny', 'x\r\ny'],
    ['one line in place of two', 'a\r\nb', 'x', 'x'],
    ['a first line break', 'a', 'a\nb', 'a\nb'],
    ['an emptied text', 'a\r\nb', '', ''],
    ['a line break between two that would join', '\n\r', '\n\n\n', '\n\n\n'],
  ])('keeps the line breaks: %s', (_what, before, held, expected) => {
    expect(typedArea(held, before)).toBe(expected)
  })

  test('gives the stored text while nobody types', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typedArea(inTextArea(text), text)).toBe(text)
      }),
    )
  })

  test('shows the text to store as it was typed', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, typed) => {
        const held = inTextArea(typed)
        expect(inTextArea(typedArea(held, before))).toBe(held)
      }),
    )
  })
})

describe('a one-line input', () => {
  test.each([
    ['no blanks that were pasted along', '', ' x ', 'x'],
    ['blanks that were there, and drops a new one', ' a', ' ab ', ' ab'],
    ['no blanks that somebody deleted', ' a ', 'a', 'a'],
    ['no blanks when the text was blank before', '  ', '  x', 'x'],
    ['an empty text for blanks alone', ' a ', '  ', ''],
  ])('stores %s', (_what, before, held, expected) => {
    expect(typedLine(held, before)).toBe(expected)
  })

  test('for an id or a code cleans it once somebody types', () => {
    expect(typedCode(' 1\u200b2', ' 1\u200b')).toBe('12')
  })

  test('gives the stored text while nobody types', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(typedLine(inOneLine(text), text)).toBe(text)
        expect(typedCode(inOneLine(text), text)).toBe(text)
        expect(hasBreaks(text)).toBe(inOneLine(text) !== text)
      }),
    )
  })
})
