// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { mockApiKey, mockTenant, mintToken, tokens } from '#mock/tokens.ts'
import { address, kept, names, startApp, type StartOptions } from '../../app/start-app.tsx'
import { stubIndexedDb } from '../../indexed-db.ts'
import { asked } from '../../queries/open-workspace.ts'

afterEach(cleanup)

const field = (label: string) => screen.getByLabelText(label)
const submit = () => screen.getByRole('button', { name: 'Sign in' })

const good = { tenant: mockTenant, token: tokens.writer, apiKey: mockApiKey }

/** Renders the app signed out, and returns functions that fill in the form. */
async function open(options: StartOptions = {}) {
  const app = startApp({ as: null, ...options })
  await screen.findByRole('heading', { name: 'Sign in' })
  const put = async (label: string, text: string) => {
    await app.user.clear(field(label))
    await app.user.click(field(label))
    await app.user.paste(text)
  }
  const fill = async (changed: Partial<typeof good> = {}) => {
    const { tenant, token, apiKey } = { ...good, ...changed }
    await put('Tenant', tenant)
    await put('Access token', token)
    await put('API key', apiKey)
  }
  return { ...app, fill }
}

describe('the form', () => {
  test('shows an error at each missing field and focuses the first', async () => {
    const { backend, user } = await open()
    await user.click(submit())
    expect(field('Tenant')).toHaveAccessibleDescription(/Enter the Tenant\./)
    expect(field('Access token')).toHaveAccessibleDescription('Enter the Access token.')
    expect(field('API key')).toHaveAccessibleDescription('Enter the API key.')
    expect(field('Tenant')).toHaveFocus()
    expect(backend.log).toEqual([])
  })

  test('shows an error for characters that no request can carry', async () => {
    const { backend, user, fill } = await open()
    await fill({ token: `${tokens.writer} Ñ`, tenant: 'acme example' })
    await user.click(submit())
    expect(field('Tenant')).toBeInvalid()
    expect(field('Access token')).toHaveAccessibleDescription(/characters that it cannot have/)
    expect(field('API key')).toBeValid()
    expect(backend.log).toEqual([])
  })

  test('fills in the tenant of the deployment', async () => {
    await open({ config: { tenant: 'acme.example.com' } })
    expect(field('Tenant')).toHaveValue('acme.example.com')
  })

  test('cleans pasted credentials', async () => {
    const { user, fill } = await open()
    await fill({ tenant: `https://${mockTenant}/accounts`, token: ` Bearer ${tokens.writer}\t` })
    await user.keyboard('{Enter}')
    expect(await screen.findByText('1–5 of 250')).toBeVisible()
  })
})

describe('a refused sign-in', () => {
  test('shows an alert and keeps the typed text', async () => {
    const { backend, user, fill } = await open()
    await fill({ apiKey: 'wrong' })
    await user.click(submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(/did not accept.*wrong, or expired/)
    expect(screen.getByRole('alert')).toHaveTextContent('Invalid API key')
    expect(field('Tenant')).toHaveValue(mockTenant)
    expect(field('Access token')).toHaveValue(tokens.writer)
    expect(field('API key')).toHaveValue('wrong')
    expect(backend.log).toHaveLength(1)
    expect(sessionStorage).toHaveLength(0)

    await user.clear(field('API key'))
    await user.type(field('API key'), `${mockApiKey}{Enter}`)
    expect(await screen.findByText('1–5 of 250')).toBeVisible()
    expect(backend.log).toHaveLength(2)
  })

  test('shows the date of an expired token', async () => {
    const { backend, user, fill } = await open()
    await fill({ token: tokens.expired })
    await user.click(submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /ran out on .*2020|ran out on .*2019/,
    )
    expect(field('Access token')).toHaveValue(tokens.expired)
    expect(backend.log).toHaveLength(1)
  })

  test('without an answer has another message, and the button is busy until then', async () => {
    const { backend, user, fill } = await open()
    backend.scenario({ fault: 'empty-body' })
    await fill()
    await user.click(submit())
    expect(screen.getByRole('button', { name: 'Signing in…' })).toHaveAttribute('aria-busy', 'true')
    expect(await screen.findByRole('alert')).toHaveTextContent(/could not be read/)
    expect(submit()).not.toHaveAttribute('aria-busy')
  })
})

describe('signing in', () => {
  test('sends one request: that of the list', async () => {
    const { backend, user, fill } = await open({ at: '/accounts?status=A&limit=5&offset=5' })
    await fill()
    await user.click(submit())
    expect(await screen.findByText(/^6–10 of/)).toBeVisible()
    expect(address()).toBe('/accounts?status=A&limit=5&offset=5')
    expect(asked(backend)).toEqual(['GET /accounts?status=A&limit=5&offset=5'])
  })

  test('at an account sends one request: that of the account', async () => {
    const id = '704100000000000001'
    const { backend, user, fill } = await open({ at: `/accounts/${id}` })
    await fill()
    await user.click(submit())
    expect(await screen.findByRole('heading', { name: 'Acme Corp' })).toBeVisible()
    expect(address()).toBe(`/accounts/${id}`)
    expect(asked(backend)).toEqual([`GET /accounts/${id}`])
  })

  test('succeeds at an account that does not exist', async () => {
    const { backend, user, fill } = await open({ at: '/accounts/799999999999999999' })
    await fill()
    await user.click(submit())
    expect(await screen.findByRole('banner')).toHaveTextContent(mockTenant)
    expect(sessionStorage).toHaveLength(1)
    await screen.findByRole('heading', { name: 'Account not found' })
    expect(asked(backend)).toEqual(['GET /accounts/799999999999999999'])
  })

  test('succeeds at an account that the server fails to return', async () => {
    const { backend, user, fill } = await open({ at: '/accounts/704100000000000001' })
    backend.scenario({ endpoint: 'detail', fault: 'server-error', times: 9 })
    await fill()
    await user.click(submit())
    expect(await screen.findByRole('banner', {}, { timeout: 8_000 })).toHaveTextContent(mockTenant)
    expect(await screen.findByText('The account could not be loaded')).toBeVisible()
  })

  test('succeeds at a broken address', async () => {
    const { user, fill } = await open({ at: '/accounts/%E0%A4%A' })
    await fill()
    await user.click(submit())
    expect(await screen.findByRole('banner')).toHaveTextContent(mockTenant)
  })

  test('works under a sub-path of the host', async () => {
    const { backend, user, fill } = await open({
      at: '/desk/accounts/704100000000000001',
      base: '/desk/',
    })
    await fill()
    await user.click(submit())
    expect(await screen.findByRole('heading', { name: 'Acme Corp' })).toBeVisible()
    expect(asked(backend)).toEqual(['GET /accounts/704100000000000001'])
  })

  test('stores the credentials for this tab only', async () => {
    const { user, fill } = await open()
    await fill()
    await user.click(submit())
    await screen.findByText('1–5 of 250')
    expect(kept(sessionStorage)).toContain(tokens.writer)
    for (const secret of [tokens.writer, mockApiKey]) {
      expect(kept(localStorage)).not.toContain(secret)
      expect(location.href).not.toContain(secret)
      expect(document.body.innerHTML).not.toContain(secret)
    }
  })

  test('takes one press with the credentials of a mock backend', async () => {
    const { user } = await open()
    await user.click(screen.getByRole('button', { name: 'May only read' }))
    expect(await screen.findByText('1–5 of 250')).toBeVisible()
    expect(screen.getByRole('button', { name: 'User menu: Bruno Lima' })).toBeVisible()
  })

  test('with an offered expired token says so', async () => {
    const { backend, user } = await open()
    await user.click(screen.getByRole('button', { name: 'Expired token' }))
    expect(await screen.findByRole('alert')).toHaveTextContent(/ran out on/)
    expect(field('Access token')).toHaveValue(tokens.expired)
    expect(backend.log).toHaveLength(1)
  })

  test('succeeds with a token that is expired only by this computer’s clock', async () => {
    const hourAgo = () => Date.now() - 3_600_000
    const { user, fill } = await open({ backend: { now: hourAgo } })
    const writer = { sub: 'u-1001', name: 'Ana', tenant: mockTenant }
    const permissions = ['APICLI_ACCOUNTS_READ']
    const exp = Math.floor(Date.now() / 1000) - 1800
    await fill({ token: mintToken({ ...writer, permissions, exp }) })
    await user.click(submit())
    expect(await screen.findByText('1–5 of 250')).toBeVisible()
    expect(screen.queryByText(/^Your sign-in/)).toBeNull()
  })

  test('is refused with a token that may not read', async () => {
    const sub = { sub: 'u-9', name: 'Dora', tenant: mockTenant, permissions: [] }
    const token = mintToken({ ...sub, exp: Math.floor(Date.now() / 1000) + 3600 })
    const { user, fill } = await open()
    await fill({ token })
    await user.click(submit())
    expect(await screen.findByRole('alert')).toHaveTextContent(/not permitted/)
    expect(sessionStorage).toHaveLength(0)
  })
})

test('signing out removes credentials, names and rows, and the next user starts fresh', async () => {
  stubIndexedDb()
  const { backend, user } = startApp({ as: good })
  await screen.findByText('1–5 of 250')
  const databases = async () => (await indexedDB.databases()).map(({ name }) => name)
  expect(await databases()).toContain('accounts-admin.learnt')
  await user.click(screen.getByRole('button', { name: /^User menu/ }))
  await user.click(screen.getByRole('button', { name: 'Sign out' }))
  await screen.findByRole('heading', { name: 'Sign in' })
  expect([sessionStorage.length, localStorage.length]).toEqual([0, 0])
  await waitFor(async () => expect(await databases()).not.toContain('accounts-admin.learnt'))
  expect(field('Access token')).toHaveValue('')
  expect(field('API key')).toHaveValue('')
  expect(names()).toEqual([])

  await user.click(screen.getByRole('button', { name: 'May only read' }))
  await screen.findByText('1–5 of 250')
  expect(asked(backend)).toEqual(['GET /accounts?limit=5', 'GET /accounts?limit=5'])
})

test('a reload keeps the sign-in', async () => {
  const { backend } = startApp({ as: good })
  expect(await screen.findByText('1–5 of 250')).toBeVisible()
  expect(asked(backend)).toEqual(['GET /accounts?limit=5'])
  await waitFor(() => expect(names()).toHaveLength(5))
})
