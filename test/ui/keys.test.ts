// @vitest-environment jsdom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { isCommand, pressedKey, printedCharacter } from '#ui/keys.ts'

afterEach(() => vi.restoreAllMocks())

const press = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init)
const onMac = () => vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('Macintosh')

describe('a key of a composition is ignored', () => {
  test.each([
    ['in Chrome and Firefox', { key: 'Enter', keyCode: 229, isComposing: true }],
    ['in Safari, where it comes after the end', { key: 'Enter', keyCode: 229 }],
    ['where it has no code of its own', { key: 'Process', isComposing: true }],
  ])('%s', (_name, init) => {
    expect(pressedKey(press(init))).toBe('')
    expect(isCommand(press({ ...init, key: 's', ctrlKey: true }), 's')).toBe(false)
    expect(printedCharacter(press({ ...init, key: '/' }))).toBe('')
  })

  test('any other key is returned as it is', () => {
    expect(pressedKey(press({ key: 'Enter', keyCode: 13 }))).toBe('Enter')
  })
})

describe('a command', () => {
  test.each([
    ['QWERTY', { key: 's', code: 'KeyS' }],
    ['with Caps Lock', { key: 'S', code: 'KeyS' }],
    ['Dvorak, where S is elsewhere', { key: 's', code: 'Semicolon' }],
    ['Russian', { key: 'ы', code: 'KeyS' }],
    ['Greek', { key: 'σ', code: 'KeyS' }],
    ['Hebrew', { key: 'ד', code: 'KeyS' }],
    ['Hindi, a sign that is no letter', { key: 'े', code: 'KeyS' }],
  ])('follows the printed Latin letter, otherwise the key’s position: %s', (_layout, init) => {
    expect(isCommand(press({ ...init, ctrlKey: true }), 's')).toBe(true)
    expect(isCommand(press({ ...init, metaKey: true }), 's')).toBe(true)
  })

  test.each([
    ['Dvorak, O where S is elsewhere', { key: 'o', code: 'KeyS', ctrlKey: true }],
    ['a dead key', { key: 'Dead', code: 'KeyS', ctrlKey: true }],
    ['Russian, another key', { key: 'я', code: 'KeyZ', ctrlKey: true }],
    ['no Ctrl', { key: 's', code: 'KeyS' }],
    ['Ctrl and ⌘', { key: 's', code: 'KeyS', ctrlKey: true, metaKey: true }],
    ['with Shift', { key: 'S', code: 'KeyS', ctrlKey: true, shiftKey: true }],
    ['AltGr reported as Ctrl and Alt', { key: 'ś', code: 'KeyS', ctrlKey: true, altKey: true }],
    ['AltGr reported as Ctrl', { key: 's', code: 'KeyS', ctrlKey: true, modifierAltGraph: true }],
  ])('does not match: %s', (_name, init) => {
    expect(isCommand(press(init), 's')).toBe(false)
  })

  test('does not match when the browser fills in a field', () => {
    const filled = new Event('keydown') as KeyboardEvent
    expect(isCommand(filled, 's')).toBe(false)
    expect(printedCharacter(filled)).toBeFalsy()
  })
})

describe('a printed character', () => {
  test.each([
    ['a key of its own', { key: '/' }],
    ['Shift+7, German', { key: '/', shiftKey: true }],
    ['AltGr', { key: '/', modifierAltGraph: true }],
    ['AltGr reported as Ctrl and Alt', { key: '/', ctrlKey: true, altKey: true }],
    [
      'AltGr reported as all of it',
      { key: '/', ctrlKey: true, altKey: true, modifierAltGraph: true },
    ],
  ])('is returned, however it is typed: %s', (_name, init) => {
    expect(printedCharacter(press(init))).toBe('/')
  })

  test.each([{ ctrlKey: true }, { altKey: true }, { metaKey: true }])(
    'is empty with %o',
    (init) => {
      expect(printedCharacter(press({ key: '/', ...init }))).toBe('')
    },
  )

  test('on a Mac is typed with Option, and not with Ctrl and Option', () => {
    onMac()
    expect(printedCharacter(press({ key: '/', altKey: true }))).toBe('/')
    expect(printedCharacter(press({ key: '/', altKey: true, ctrlKey: true }))).toBe('')
  })
})
