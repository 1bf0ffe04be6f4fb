// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPreferences } from '#app/preferences.ts'
import {
  acmeId,
  bar,
  field,
  openAccount,
  openRefused,
  sent,
} from '../pages/account/open-account.tsx'
import { startApp } from './start-app.tsx'

beforeEach(() => localStorage.clear())
afterEach(() => {
  cleanup()
  localStorage.clear()
})

const speak = async (user: ReturnType<typeof startApp>['user'], language: string) => {
  await user.click(screen.getByRole('button', { name: /^User menu/ }))
  await user.click(screen.getByRole('radio', { name: language }))
}

test('the user menu changes the language, at once and for later visits', async () => {
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  expect(document.documentElement.lang).toBe('en')
  await user.click(screen.getByRole('button', { name: /^User menu/ }))
  const languages = within(screen.getByRole('group', { name: 'Language' }))
  expect(languages.getByRole('radio', { name: 'English' })).toBeChecked()
  expect(languages.getByText('Português')).toHaveAttribute('lang', 'pt')
  await user.click(languages.getByRole('radio', { name: 'Español' }))

  expect(await screen.findByRole('heading', { name: 'Cuentas' })).toBeVisible()
  expect(screen.getByText('1–5 de 250')).toBeVisible()
  expect(document.title).toBe('Cuentas')
  expect(document.documentElement.lang).toBe('es')
  expect(readPreferences()).toMatchObject({ language: 'es', theme: 'system' })
})

test('edits stay, and are saved unchanged', async () => {
  const { backend, user } = await openAccount()
  const email = field('Email')
  await user.clear(email)
  await user.type(email, 'new@example.com')
  await speak(user, 'Português')
  expect(await screen.findByRole('table', { name: 'Produtos' })).toBeVisible()
  expect(screen.getByLabelText('E-mail')).toBe(email)
  expect(email).toHaveValue('new@example.com')
  expect(bar('Alterações não salvas')).toHaveTextContent('1 alteração')
  await user.click(screen.getByRole('button', { name: 'Salvar' }))
  await screen.findByText('Salvo')
  expect(sent(backend, 'update')).toEqual([{ email: 'new@example.com' }])
  expect(backend.store.get(acmeId)?.email).toBe('new@example.com')
})

test('earlier validation errors are shown in the current language', async () => {
  const { user } = await openAccount()
  await user.clear(field('Name'))
  await user.type(field('Start date'), 'x')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByRole('alert', { name: 'There is a problem' })).toBeVisible()
  await speak(user, 'Español')
  const alert = await screen.findByRole('alert', { name: 'Hay un problema' })
  expect(
    within(alert)
      .getAllByRole('link')
      .map(({ textContent }) => textContent),
  ).toEqual(['Escriba un nombre.', 'Fecha de inicio debe ser una fecha, como 2026-12-31.'])
  expect(screen.getByLabelText('Nombre')).toHaveAccessibleDescription(/Escriba un nombre\./)
})

test('the server’s own message stays in its language', async () => {
  const user = await openRefused(`/accounts/${acmeId}`, 400, 'VALIDATION_ERROR', 'email is taken')
  await user.type(field('Email'), 'x')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText('Email: The server says: email is taken')
  await speak(user, 'Español')
  expect(await screen.findByText(/: El servidor dice: email is taken$/)).toBeVisible()
  expect(screen.queryByText(/The server says/)).toBeNull()
})
