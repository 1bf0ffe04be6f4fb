import { expect, test } from 'vitest'
import { languageFor } from '#i18n/languages.ts'

test.each([
  [['es-UY', 'en'], 'es'],
  [['pt-BR'], 'pt'],
  [['PT'], 'pt'],
  [['de', 'fr-FR', 'es'], 'es'],
  [['en-GB', 'es'], 'en'],
  [['de', 'fr'], 'en'],
  [['est', ''], 'en'],
  [[], 'en'],
] as const)('of a browser that asks for %j it takes %s', (wanted, language) => {
  expect(languageFor(wanted)).toBe(language)
})
