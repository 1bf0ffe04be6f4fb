import { createTranslator } from 'use-intl'
import { describe, expect, test } from 'vitest'
import { listFilters } from '#contract/list-query.ts'
import { fields } from '#account/fields/fields.ts'
import { en } from '#i18n/en.ts'
import { es } from '#i18n/es.ts'
import { loadListTools } from '#i18n/list-tools-words.ts'
import { languages } from '#i18n/languages.ts'
import { pt } from '#i18n/pt.ts'
import { loadTranslation } from '#i18n/translation.ts'

type Tree = { readonly [key: string]: string | Tree }

function leaves(tree: Tree, path: readonly string[] = []): [key: string, message: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[[...path, key].join('.'), value] as [string, string]]
      : leaves(value, [...path, key]),
  )
}

const spoken = {
  en: { ...en, listTools: await loadListTools('en') },
  es: { ...es, listTools: await loadListTools('es') },
  pt: { ...pt, listTools: await loadListTools('pt') },
}
const messages = leaves(spoken.en)

/** A value for every parameter that a message names: a date where it asks for one, else a number. */
function valuesFor(message: string, count: number): Record<string, number | Date> {
  const parameters = [...message.matchAll(/\{(\w+)(?:, *(\w+))?/g)]
  return Object.fromEntries(
    parameters.map(([, name = '', type]) => [
      name,
      type === 'date' || type === 'time' ? new Date(Date.UTC(2026, 10, 1)) : count,
    ]),
  )
}

/** The parameters that a message asks for, with how they are put: "count, plural". */
function parametersOf(message: string): string {
  // Not the text of a plural: "one {it}".
  const found = message.matchAll(/(?<!(?:plural, |\} )(?:one|other|=\d+) )\{(\w+)(?:, *(\w+))?/g)
  const parameters = [...found].map(([, name, type = 'text']) => `${name}, ${type}`)
  return [...new Set(parameters)].toSorted().join('; ')
}

describe.each(languages)('in %s', (language) => {
  const translated = leaves(spoken[language])

  test.each([0, 1, 2, 1_234])('every message can be said of %d', (count) => {
    const faults: string[] = []
    const t = createTranslator({
      locale: language,
      messages: spoken[language],
      timeZone: 'UTC',
      onError: (error) => faults.push(error.message),
    }) as (key: string, values: Record<string, number | Date>) => string
    for (const [key, message] of translated) {
      const text = t(key, valuesFor(message, count))
      if (text.trim() === '' || /[{}]/.test(text)) faults.push(`${key}: ${text}`)
    }
    expect(faults).toEqual([])
  })

  test('every message takes the parameters of the English one', () => {
    const asked = (all: typeof messages) =>
      Object.fromEntries(all.map(([key, text]) => [key, parametersOf(text)]))
    expect(asked(translated)).toEqual(asked(messages))
  })

  test('no message has a straight apostrophe or three dots for an ellipsis', () => {
    expect(translated.filter(([, text]) => /\w'\w|\.\.\./.test(text))).toEqual([])
  })

  test('it is loaded by its name', async () => {
    expect(await loadTranslation(language)).toEqual({
      language,
      messages: { en, es, pt }[language],
    })
  })
})

test.each(['es', 'pt'] as const)('nothing of two words is left in English in %s', (language) => {
  const translated = new Map(leaves(spoken[language]))
  const words = (text: string) => text.replaceAll(/\{[^{}]*\}/g, '').match(/\p{L}{2,}/gu) ?? []
  const left = messages.filter(
    ([key, text]) => words(text).length > 1 && translated.get(key) === text,
  )
  expect(left).toEqual([])
})

test('every field and every filter has its label', () => {
  const keys = [...fields.map(({ key }) => key), ...listFilters]
  expect(keys.filter((key) => !(en.fields[key] satisfies string))).toEqual([])
})

// The names by which people with screen readers, and tests, find things.
test.each([
  [en.signIn.title, 'Sign in'],
  [en.signIn.againTitle, 'Sign in again'],
  [en.signIn.tenant, 'Tenant'],
  [en.signIn.token, 'Access token'],
  [en.signIn.apiKey, 'API key'],
  [en.list.title, 'Accounts'],
  [en.list.newAccount, 'New account'],
  [en.list.search, 'Search accounts'],
  [en.list.clearFilters, 'Clear filters'],
  [en.list.table, 'Accounts'],
  [en.list.pages, 'Pages'],
  [en.list.previousPage, 'Previous page'],
  [en.list.nextPage, 'Next page'],
  [en.list.rowsPerPage, 'Rows per page'],
  [en.list.empty, 'No accounts match'],
  [en.list.tryAgain, 'Try again'],
  [en.list.updating, 'Updating'],
  [en.list.noName, '(no name)'],
  [en.list.exportAccounts, 'Export'],
  [en.list.pasteList, 'Paste a list'],
  [en.list.filters, 'Filters'],
  [spoken.en.listTools.load.title, 'Load all accounts?'],
  [spoken.en.listTools.load.progress, 'Loading accounts'],
  [spoken.en.listTools.loaded.filter, 'Filter loaded accounts'],
  [spoken.en.listTools.loaded.groupBy, 'Group by'],
  [spoken.en.listTools.loaded.summary, 'Summary'],
  [spoken.en.listTools.selection.title, 'Selection'],
  [spoken.en.listTools.paste.label, 'Ids, tax IDs, documents, codes or emails, one a line'],
  [spoken.en.listTools.paste.notFound, 'Not found'],
  [en.app.notFound.title, 'Page not found'],
])('"%s" is its public name', (shown, name) => {
  expect(shown).toBe(name)
})
