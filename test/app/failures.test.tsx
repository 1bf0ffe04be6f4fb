// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { ErrorScreen } from '#app/ErrorScreen.tsx'
import { StartFailure } from '#app/StartFailure.tsx'
import { readConfig } from '#contract/config.ts'
import { en } from '#i18n/en.ts'

afterEach(cleanup)

test('an invalid configuration stops the app, and the message names the key', () => {
  const read = readConfig({ rateLimit: { requests: 'ten' } })
  if (read.ok) throw new Error('it can be used')
  render(<StartFailure problem={read.problem} />)
  expect(screen.getByRole('alert')).toHaveTextContent('The configuration cannot be used')
  expect(screen.getByText('Key: rateLimit.requests')).toBeVisible()
})

test('a configuration that cannot be loaded offers another try', () => {
  render(<StartFailure problem={null} />)
  expect(screen.getByRole('alert')).toHaveTextContent('The configuration could not be loaded')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('an error in the app has a screen of its own, with a reload and the details', () => {
  function Broken(): never {
    throw new RangeError('one too many')
  }
  render(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      <ErrorScreen>
        <Broken />
      </ErrorScreen>
    </IntlProvider>,
    { onCaughtError: () => undefined },
  )
  expect(screen.getByRole('alert')).toHaveTextContent('This page stopped working')
  expect(screen.getByRole('button', { name: 'Load the page again' })).toBeVisible()
  expect(screen.getByText('RangeError: one too many')).toBeInTheDocument()
})
