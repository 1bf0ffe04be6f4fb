// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { applyPreferences, keepPreferences, readPreferences } from '#app/preferences.ts'
import { startApp } from './start-app.tsx'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const root = () => Object.fromEntries(Object.entries(document.documentElement.dataset))
const defaults = { theme: 'system', density: 'comfortable', language: null }

test('the user menu changes theme and density, and a reload keeps them', async () => {
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.click(screen.getByRole('button', { name: /^User menu/ }))
  expect(screen.getByRole('radio', { name: 'System' })).toBeChecked()
  await user.click(screen.getByRole('radio', { name: 'Dark' }))
  await user.click(screen.getByRole('radio', { name: 'Compact' }))
  expect(root()).toEqual({ theme: 'dark', density: 'compact' })

  delete document.documentElement.dataset['theme']
  delete document.documentElement.dataset['density']
  applyPreferences()
  expect(root()).toEqual({ theme: 'dark', density: 'compact' })

  await user.click(screen.getByRole('radio', { name: 'System' }))
  expect(root()).toEqual({ density: 'compact' })
  expect(readPreferences()).toEqual({ ...defaults, density: 'compact' })
})

test.each(['', 'nonsense', 'null', '[]', '5'])(
  'stored as %j, the preferences are the defaults',
  (kept) => {
    localStorage.setItem('accounts-admin.preferences', kept)
    expect(readPreferences()).toMatchObject(defaults)
  },
)

test('an unknown preference falls back alone', () => {
  const odd = { theme: 'sepia', density: 'compact', language: 'tlh' }
  localStorage.setItem('accounts-admin.preferences', JSON.stringify(odd))
  expect(readPreferences()).toEqual({ ...defaults, density: 'compact' })
})

test('without storage they apply until a reload', () => {
  const block = () => {
    throw new DOMException('no', 'SecurityError')
  }
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(block)
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(block)
  keepPreferences({ theme: 'light' })
  keepPreferences({ density: 'compact' })
  expect(root()).toEqual({ theme: 'light', density: 'compact' })
  expect(readPreferences()).toMatchObject(defaults)
})
