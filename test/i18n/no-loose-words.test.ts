import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseSync, Visitor } from 'vite'
import { inComponents } from '../components.ts'

const root = fileURLToPath(new URL('../../src/', import.meta.url))
const spoken = new Set(['aria-label', 'alt', 'label', 'placeholder', 'title'])

/** The words in a component's own text that a person would read. */
function looseWords(file: string, source: string): string[] {
  const found: string[] = []
  const note = (text: string) => {
    if (/\p{L}/u.test(text)) found.push(`${file}: ${text.trim()}`)
  }
  new Visitor({
    JSXText: ({ value }) => note(value),
    JSXAttribute: ({ name, value }) => {
      if (name.type !== 'JSXIdentifier' || !spoken.has(name.name)) return
      if (value?.type === 'Literal') note(value.value)
    },
  }).visit(parseSync(file, source).program)
  return found
}

test('every word that a person reads comes from i18n', () => {
  expect(inComponents(looseWords)).toEqual([])
})

test('a loose word is seen', () => {
  expect(looseWords('a.tsx', 'const a = <b title="Hello">world</b>')).toEqual([
    'a.tsx: Hello',
    'a.tsx: world',
  ])
})

test('every message is said by the hook that sets apart what is put into it', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const past = files.filter(
    (file) =>
      /\.tsx?$/.test(file) &&
      file !== 'i18n/use-translations.ts' &&
      /import[^\n]*useTranslations[^\n]*'use-intl'/.test(readFileSync(root + file, 'utf8')),
  )
  expect(past).toEqual([])
})
