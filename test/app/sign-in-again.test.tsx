// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { mintToken, mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { ana } from '../queries/open-workspace.ts'
import { acmeId } from '../pages/account/open-account.tsx'
import { kept, names, pass, startApp } from './start-app.tsx'

afterEach(cleanup)

const permissions = ['APICLI_ACCOUNTS_READ', 'APICLI_ACCOUNTS_WRITE']
const inMinutes = (minutes: number) => Math.floor(Date.now() / 1000) + minutes * 60
const tokenOf = (sub: string, minutes = 60) =>
  mintToken({ sub, name: 'Ana Suárez', tenant: mockTenant, exp: inMinutes(minutes), permissions })

const dialog = () => within(screen.getByRole('dialog', { name: 'Sign in again' }))
const token = () => dialog().getByLabelText('Access token')

/** The list, after the server has answered a request for another page with a 401. */
async function refused() {
  const app = startApp()
  await screen.findByText('1–5 of 250')
  app.backend.scenario({ fault: 'unauthorized' })
  await app.user.click(screen.getByRole('button', { name: 'Next page' }))
  await screen.findByRole('dialog', { name: 'Sign in again' })
  const give = async (text: string) => {
    await app.user.clear(token())
    await app.user.click(token())
    await app.user.paste(text)
    await app.user.click(dialog().getByRole('button', { name: 'Sign in' }))
  }
  return { ...app, give }
}

describe('a 401 during a session', () => {
  test('asks for a new sign-in over the page, and continues with the new token', async () => {
    const { backend, give } = await refused()
    expect(names()).toHaveLength(5)
    expect(screen.getByRole('button', { name: 'Requests 1 waiting, signed out' })).toBeVisible()
    expect(dialog().getByLabelText('Tenant')).toHaveValue(mockTenant)
    expect(token()).toHaveFocus()
    expect(dialog().getByLabelText('API key')).toHaveValue(mockApiKey)
    const renewed = tokenOf('u-1001')
    await give(renewed)
    expect(await screen.findByText('6–10 of 250')).toBeVisible()
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(backend.log.map(({ status }) => status)).toEqual([200, 401, 200])
    expect(kept(sessionStorage)).toContain(renewed)
    expect(kept(sessionStorage)).not.toContain(tokens.writer)
    expect(kept(localStorage)).not.toContain(renewed)
  })

  test('asks again when the server refuses the new token too', async () => {
    const { backend, give } = await refused()
    backend.scenario({ fault: 'unauthorized' })
    await give(tokenOf('u-1001'))
    await waitFor(() => expect(backend.log).toHaveLength(3))
    await screen.findByRole('dialog', { name: 'Sign in again' })
    await give(tokenOf('u-1001', 90))
    expect(await screen.findByText('6–10 of 250')).toBeVisible()
  })

  test.each([
    ['no token', ' ', /Enter the access token/],
    ['a token with a space in it', 'a b', /characters that it cannot have/],
    ['half a token, which names nobody', tokens.writer.slice(0, 40), /not a whole access token/],
  ])('does not continue with %s', async (_what, text, words) => {
    const { backend, give } = await refused()
    await give(text)
    expect(dialog().getByRole('alert')).toHaveTextContent(words)
    expect(backend.log).toHaveLength(2)
  })

  test('tries a token that has expired by this computer’s clock: the server decides', async () => {
    const { backend, give } = await refused()
    await give(tokenOf('u-1001', -1))
    await waitFor(() => expect(backend.log.map(({ status }) => status)).toEqual([200, 401, 401]))
    await screen.findByRole('dialog', { name: 'Sign in again' })
  })

  test('continues with the same token too: the server may accept it now', async () => {
    const { give } = await refused()
    await give(tokens.writer)
    expect(await screen.findByText('6–10 of 250')).toBeVisible()
  })

  test('warns that another person’s token ends the session, and does so only on request', async () => {
    const { backend, user, give } = await refused()
    await give(tokenOf('u-7'))
    expect(dialog().getByRole('alert')).toHaveTextContent(/another tenant or another person/)
    expect(kept(sessionStorage)).toContain(tokens.writer)
    await user.click(dialog().getByRole('button', { name: 'End this session' }))
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
    expect(backend.log).toHaveLength(2)
  })

  test('can be closed, and opened again from the bar', async () => {
    const { user, give } = await refused()
    await user.click(dialog().getByRole('button', { name: 'Not now' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(names()).toHaveLength(5)
    await user.click(screen.getByRole('button', { name: 'Sign in again' }))
    await give(tokenOf('u-1001'))
    expect(await screen.findByText('6–10 of 250')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull()
  })
})

test('a read-only sign-in accepts a token that may write, and saves the edits with it', async () => {
  const { backend, user } = startApp({ at: `/accounts/${acmeId}` })
  const email = await screen.findByLabelText('Email')
  await user.clear(email)
  await user.type(email, 'new@example.com')
  backend.scenario({ endpoint: 'update', fault: 'forbidden' })
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  expect(await screen.findByText('Your changes weren’t saved')).toBeVisible()
  expect(screen.getAllByText(/may not change accounts/)).toHaveLength(1)
  await user.click(screen.getByRole('button', { name: 'Use another token' }))
  await user.click(token())
  await user.paste(tokenOf('u-1001'))
  await user.click(dialog().getByRole('button', { name: 'Sign in' }))
  expect(screen.queryByRole('button', { name: 'Use another token' })).toBeNull()
  expect(email).toHaveValue('new@example.com')
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText('Saved')
  expect(backend.store.get(acmeId)?.email).toBe('new@example.com')
})

describe('a token that expires soon', () => {
  test('shows a warning, and can be replaced before it expires', async () => {
    const { user } = startApp({ as: { ...ana, token: tokenOf('u-1001', 5) } })
    await screen.findByText('1–5 of 250')
    expect(screen.getByText(/^Your sign-in runs out in 5 minutes/)).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Sign in again' }))
    await user.click(token())
    await user.paste(tokenOf('u-1001', 60))
    await user.click(dialog().getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(screen.queryByText(/^Your sign-in runs out/)).toBeNull())
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('shows that it has expired', async () => {
    startApp({ as: { ...ana, token: tokenOf('u-1001', 0.05) } })
    await screen.findByText('1–5 of 250')
    expect(screen.getByText(/^Your sign-in runs out in 1 minute\./)).toBeVisible()
    expect(await screen.findByText(/^Your sign-in has run out\./)).toBeVisible()
    expect(screen.getByRole('button', { name: 'Sign in again' })).toBeVisible()
  })

  test.each([
    ['ahead of', -3],
    ['behind', 3],
  ])(
    'is compared with the server’s clock when this computer’s clock is %s it',
    async (_where, hours) => {
      const serverNow = () => Date.now() + hours * 3_600_000
      const left = (minutes: number) => tokenOf('u-1001', hours * 60 + minutes)
      startApp({ as: { ...ana, token: left(5) }, backend: { now: serverNow } })
      await screen.findByText('1–5 of 250')
      expect(await screen.findByText(/^Your sign-in runs out in [56] minutes/)).toBeVisible()
      cleanup()
      startApp({ as: { ...ana, token: left(60) }, backend: { now: serverNow } })
      await screen.findByText('1–5 of 250')
      await pass(1_100)
      expect(screen.queryByText(/^Your sign-in/)).toBeNull()
    },
  )

  test('is not expired by this computer’s clock alone', async () => {
    const backend = { latencyMs: 60_000 }
    startApp({ as: { ...ana, token: tokenOf('u-1001', -1) }, backend })
    await screen.findByRole('navigation', { name: 'Pages' })
    expect(screen.queryByText(/^Your sign-in/)).toBeNull()
  })

  test('shows no warning while there is time, or when the token has no expiry', async () => {
    startApp({ as: { ...ana, token: tokenOf('u-1001', 11) } })
    await screen.findByText('1–5 of 250')
    expect(screen.queryByText(/^Your sign-in runs out/)).toBeNull()
  })
})
