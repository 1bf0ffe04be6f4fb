// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { array, assert, constantFrom, property } from 'fast-check'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { en } from '#i18n/en.ts'
import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'

afterEach(cleanup)

test('a text that turns nothing stays as it is, to the letter', () => {
  for (const text of ['', 'National Insurance Co.', 'Ñandú Ω Жук 株式会社 👍', '12/10']) {
    expect(isolate(text)).toBe(text)
  }
})

test('what turns is set apart, and leaves nothing open', () => {
  const letters = constantFrom(...Array.from('a ש\u202B\u202E\u202C\u2066\u2067\u2068\u2069'))
  const texts = array(letters).map((all) => `\u202E${all.join('')}`)
  assert(
    property(texts, (text) => {
      const isolated = isolate(text)
      let depth = 0
      const depths = Array.from(isolated, (letter) => {
        if (letter >= '\u2066' && letter <= '\u2068') depth += 1
        if (letter === '\u2069') depth -= 1
        return depth
      })
      // The first mark is ended by the last, and by none before.
      expect(depths.indexOf(0)).toBe(isolated.length - 1)
      expect(isolated[0]).toBe('\u2068')
    }),
  )
})

test('so is what is put into a message', () => {
  function Problem({ field }: { field: string }) {
    return useTranslations('account.problems')('number', { field })
  }
  const say = (field: string) =>
    render(
      <IntlProvider locale="en" messages={en}>
        <Problem field={field} />
      </IntlProvider>,
    ).container.textContent
  expect(say('Order')).toBe('Order must be a number.')
  expect(say('\u202EredrO')).toBe('\u2068\u202EredrO\u2069 must be a number.')
})
