// @vitest-environment jsdom
import { pageNow } from '#clock/page-clock.ts'
import { getAccount, updateAccount } from '#api/accounts.ts'
import type { ClientSettings, Credentials } from '#api/client.ts'
import { readConfig, type Config } from '#contract/config.ts'
import { leavesOutcomeUnknown, type Failure } from '#http/failures.ts'
import { freeSlots } from '#rate-limit/queue-snapshot.ts'
import { restoreCredentials } from '#session/credentials.ts'
import { Session, type SessionState } from '#session/session.ts'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { stepsFor } from '../api/fake-api.ts'
import { tokenOf } from './token-of.ts'
import { stubIndexedDb } from '../indexed-db.ts'

const inAnHour = Math.floor(Date.now() / 1000) + 3_600
const config = defaultConfig()
const first = ana('first')
const second = ana('second')

/** The tokens that the server accepts, and the tokens of all requests so far. */
let valid: string[] = []
let seen: string[] = []
let answer: (() => Response | Promise<Response>) | null = null

const server = setupServer(
  http.all('https://acme.example.com/*', ({ request }) => {
    const token = request.headers.get('authorization')?.replace('Bearer ', '') ?? ''
    seen.push(token)
    if (!valid.includes(token)) return HttpResponse.json({}, { status: 401 })
    return answer ? answer() : HttpResponse.json({ success: true, data: { id: '1', name: 'Acme' } })
  }),
)
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  stubIndexedDb()
  sessionStorage.clear()
  valid = [first.token, second.token]
  seen = []
  answer = null
})
afterAll(() => server.close())

function defaultConfig(): Config {
  const read = readConfig(null)
  if (!read.ok) throw new Error(read.problem.key)
  return read.config
}

function ana(session: string, claims: Record<string, unknown> = {}): Credentials {
  const token = tokenOf({ sub: 'ana', name: 'Ana', exp: inAnHour, session, ...claims })
  return { tenant: 'acme.example.com', token, apiKey: 'key-1' }
}

const read = (client: ClientSettings, id = '1') => getAccount(client, id, { priority: 'visible' })
const verify = async (client: ClientSettings) => void (await read(client))

async function signIn(credentials = first): Promise<Session> {
  const session = new Session(config)
  await session.signIn(credentials, verify)
  return session
}

function signedIn(session: Session): Extract<SessionState, { status: 'signed-in' }> {
  const state = session.state()
  if (state.status !== 'signed-in') throw new Error('signed out')
  return state
}

/** An answer that comes when the test resolves it. */
function laterAnswer() {
  let resolve: (response: Response) => void = () => undefined
  const promise = new Promise<Response>((callback) => (resolve = callback))
  return { promise, resolve: (response: Response) => resolve(response) }
}

const stateBecomes = (check: () => void) => vi.waitFor(check, { interval: 5, timeout: 4_000 })
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30))

test('a session starts signed out', () => {
  expect(new Session(config).state()).toEqual({ status: 'signed-out', last: null })
})

test('signIn asks the server first, and then stores the credentials for the tab', async () => {
  const session = new Session(config)
  let changes = 0
  const stop = session.subscribe(() => (changes += 1))
  await session.signIn(first, verify)
  expect(seen).toEqual([first.token])
  expect(signedIn(session)).toMatchObject({
    credentials: first,
    claims: { name: 'Ana', subject: 'ana' },
    refused: false,
    readOnly: false,
  })
  expect(restoreCredentials()).toEqual(first)
  expect(changes).toBe(1)
  stop()
  session.signOut()
  expect(changes).toBe(1)
})

test('refused credentials make the sign-in fail, and are not stored', async () => {
  valid = []
  const session = new Session(config)
  await expect(session.signIn(first, verify)).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(session.state().status).toBe('signed-out')
  expect(restoreCredentials()).toBeNull()
})

test('the server decides whether a token has expired', async () => {
  const expired = ana('expired', { exp: Math.floor(Date.now() / 1000) - 1 })
  const session = new Session(config)
  await expect(session.signIn(expired, verify)).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(seen).toEqual([expired.token])
  valid = [expired.token]
  await session.signIn(expired, verify)
  expect(signedIn(session).credentials).toBe(expired)
})

test('a token without claims can sign in', async () => {
  valid = ['opaque']
  const session = await signIn({ ...first, token: 'opaque' })
  expect(signedIn(session).claims).toEqual({ expiresAt: null, subject: null, name: null })
})

test('after a reload the tab is still signed in and can send requests', async () => {
  await signIn()
  const reloaded = new Session(config)
  expect(signedIn(reloaded)).toMatchObject({ credentials: first, refused: false })
  await expect(read(signedIn(reloaded).client)).resolves.toMatchObject({ name: 'Acme' })
})

test('after a reload the spent budget is still spent', async () => {
  const session = await signIn()
  await read(signedIn(session).client)
  const { queue } = signedIn(new Session(config)).client
  await stateBecomes(() => expect(freeSlots(queue.snapshot(), 'detail', pageNow())).toBe(8))
})

test('the same token spends one budget in every tab', async () => {
  await signIn(first)
  const { queue } = signedIn(await signIn(first)).client
  await stateBecomes(() => expect(freeSlots(queue.snapshot(), 'detail', pageNow())).toBe(8))
})

test('another sign-in has a budget of its own', async () => {
  await signIn(first)
  const other = ana('other', { sub: 'bea' })
  valid.push(other.token)
  const { queue } = signedIn(await signIn(other)).client
  await aMoment()
  expect(freeSlots(queue.snapshot(), 'detail', pageNow())).toBe(9)
})

test('a signed-in user can sign in as another person', async () => {
  const session = await signIn(first)
  const other = ana('other', { sub: 'bea' })
  valid.push(other.token)
  const { queue } = signedIn(session).client
  queue.hold('offline')
  const waits = read(signedIn(session).client).catch((error: unknown) => error)
  await session.signIn(other, verify)
  expect(signedIn(session).credentials).toBe(other)
  expect(await waits).toMatchObject({ kind: 'cancelled' })
  await read(signedIn(session).client)
  expect(seen.at(-1)).toBe(other.token)
})

test('a 401 after the sign-in holds the queue, and a new sign-in continues with it', async () => {
  const session = await signIn(first)
  valid = [second.token]
  const { client } = signedIn(session)
  const pending = read(client)
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  const save = updateAccount(client, '1', null, stepsFor({ email: null }))
  await aMoment()
  expect(seen).toEqual([first.token, first.token])
  expect(session.signInAgain(second)).toBe(true)
  expect(signedIn(session)).toMatchObject({ credentials: second, refused: false })
  await expect(pending).resolves.toMatchObject({ name: 'Acme' })
  await expect(save).resolves.toEqual({ updated: null, maybeResent: false })
  expect(seen.slice(2)).toEqual([second.token, second.token])
  expect(restoreCredentials()).toEqual(second)
  expect(signedIn(session).client).toBe(client)
})

test('a 401 for the second token holds the queue again', async () => {
  const session = await signIn(first)
  valid = []
  const pending = read(signedIn(session).client)
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  session.signInAgain(second)
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  const third = ana('third')
  valid = [third.token]
  session.signInAgain(third)
  await expect(pending).resolves.toMatchObject({ name: 'Acme' })
  expect(seen).toEqual([first.token, first.token, second.token, third.token])
})

test('a late 401 for the old token does not undo the new sign-in', async () => {
  const session = await signIn(first)
  const { client } = signedIn(session)
  const slow = laterAnswer()
  answer = () => slow.promise
  const late = read(client, '1')
  await stateBecomes(() => expect(seen).toHaveLength(2))
  valid = [second.token]
  answer = null
  const refused = read(client, '2')
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  session.signInAgain(second)
  slow.resolve(HttpResponse.json({}, { status: 401 }))
  await Promise.all([late, refused])
  expect(signedIn(session).refused).toBe(false)
  expect(client.queue.snapshot().holds).toEqual([])
})

test.each([
  ['tenant', { ...second, tenant: 'other.example.com' }],
  ['person', ana('second', { sub: 'bea' })],
  ['kind of token', { ...second, token: 'opaque' }],
])('another %s cannot continue this session', async (_what, other) => {
  const session = await signIn(first)
  const before = session.state()
  expect(session.signInAgain(other)).toBe(false)
  expect(session.state()).toBe(before)
  expect(restoreCredentials()).toEqual(first)
})

test('a signed-out session cannot be continued', () => {
  expect(new Session(config).signInAgain(second)).toBe(false)
})

test('signOut deletes the credentials and clears the queue', async () => {
  const session = await signIn(first)
  const { client } = signedIn(session)
  client.queue.hold('offline')
  const save = updateAccount(client, '1', null, stepsFor({ email: null })).catch(
    (error: unknown) => error,
  )
  session.signOut()
  expect(session.state()).toEqual({ status: 'signed-out', last: null })
  expect(restoreCredentials()).toBeNull()
  const failure = (await save) as Failure
  expect(failure.kind).toBe('cancelled')
  // The save was never sent, so there is nothing to verify.
  expect(leavesOutcomeUnknown(failure)).toBe(false)
  client.queue.release('offline')
  await aMoment()
  expect(seen).toHaveLength(1)
})

test('a request under way during the sign-out is not sent again with the old token', async () => {
  const session = await signIn(first)
  const { client } = signedIn(session)
  const slow = laterAnswer()
  answer = () => slow.promise
  const pending = read(client).catch((error: unknown) => error)
  await stateBecomes(() => expect(seen).toHaveLength(2))
  session.signOut()
  slow.resolve(HttpResponse.json({}, { status: 503 }))
  expect(await pending).toMatchObject({ kind: 'cancelled' })
  expect(seen).toHaveLength(2)
})

test('a 401 after the sign-out changes nothing', async () => {
  const session = await signIn(first)
  const { client } = signedIn(session)
  const slow = laterAnswer()
  answer = () => slow.promise
  const pending = read(client).catch((error: unknown) => error)
  await stateBecomes(() => expect(seen).toHaveLength(2))
  session.signOut()
  slow.resolve(HttpResponse.json({}, { status: 401 }))
  expect(await pending).toMatchObject({ kind: 'unauthorized' })
  expect(session.state().status).toBe('signed-out')
})

test('a session marked as read-only stays so until the sign-out', async () => {
  const session = await signIn(first)
  session.markReadOnly()
  expect(signedIn(session).readOnly).toBe(true)
  session.signOut()
  session.markReadOnly()
  expect(session.state().status).toBe('signed-out')
})

test.each([
  [null, 'https://acme.example.com'],
  ['', ''],
  ['/gateway/', '/gateway'],
  ['https://gateway.example.com', 'https://gateway.example.com'],
])('with apiBaseUrl %j the API is at %j', async (apiBaseUrl, expected) => {
  const session = new Session({ ...config, apiBaseUrl })
  let baseUrl = 'not asked'
  await session.signIn(first, (client) => {
    baseUrl = client.baseUrl
    return Promise.resolve()
  })
  expect(baseUrl).toBe(expected)
})

test('the configuration sets how long a request waits for its answer', async () => {
  const session = new Session({ ...config, requestTimeoutSeconds: 0.5 })
  let timeoutMs = 0
  await session.signIn(first, (client) => {
    timeoutMs = client.timeoutMs
    return Promise.resolve()
  })
  expect(timeoutMs).toBe(500)
})
