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

/** Tokens that the server takes, and how often it was asked. */
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

/** An answer that comes when it is told to. */
function laterAnswer() {
  let resolve: (response: Response) => void = () => undefined
  const promise = new Promise<Response>((settle) => (resolve = settle))
  return { promise, resolve: (response: Response) => resolve(response) }
}

const stateBecomes = (check: () => void) => vi.waitFor(check, { interval: 5, timeout: 4_000 })
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 30))

test('it starts signed out', () => {
  expect(new Session(config).state()).toEqual({ status: 'signed-out', last: null })
})

test('signing in asks the server first, and then keeps the credentials for the tab', async () => {
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

test('refused credentials are the failure of the sign-in, and nothing is kept', async () => {
  valid = []
  const session = new Session(config)
  await expect(session.signIn(first, verify)).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(session.state().status).toBe('signed-out')
  expect(restoreCredentials()).toBeNull()
})

test('whether a token has run out is for the server to say', async () => {
  const expired = ana('expired', { exp: Math.floor(Date.now() / 1000) - 1 })
  const session = new Session(config)
  await expect(session.signIn(expired, verify)).rejects.toMatchObject({ kind: 'unauthorized' })
  expect(seen).toEqual([expired.token])
  valid = [expired.token]
  await session.signIn(expired, verify)
  expect(signedIn(session).credentials).toBe(expired)
})

test('a token that says nothing of itself can be signed in with', async () => {
  valid = ['opaque']
  const session = await signIn({ ...first, token: 'opaque' })
  expect(signedIn(session).claims).toEqual({ expiresAt: null, subject: null, name: null })
})

test('after a reload the tab is still signed in, and can work', async () => {
  await signIn()
  const reloaded = new Session(config)
  expect(signedIn(reloaded)).toMatchObject({ credentials: first, refused: false })
  await expect(read(signedIn(reloaded).client)).resolves.toMatchObject({ name: 'Acme' })
})

test('after a reload what was spent is still spent', async () => {
  const session = await signIn()
  await read(signedIn(session).client)
  const { queue } = signedIn(new Session(config)).client
  await stateBecomes(() => expect(freeSlots(queue.snapshot(), 'detail', pageNow())).toBe(8))
})

test('the same token spends one budget, in every tab', async () => {
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

test('one who is signed in can sign in as somebody else', async () => {
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

test('a 401 in the middle of work holds the queue, and a new sign-in goes on with it', async () => {
  const session = await signIn(first)
  valid = [second.token]
  const { client } = signedIn(session)
  const work = read(client)
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  const save = updateAccount(client, '1', null, stepsFor({ email: null }))
  await aMoment()
  expect(seen).toEqual([first.token, first.token])
  expect(session.signInAgain(second)).toBe(true)
  expect(signedIn(session)).toMatchObject({ credentials: second, refused: false })
  await expect(work).resolves.toMatchObject({ name: 'Acme' })
  await expect(save).resolves.toEqual({ updated: null, maybeResent: false })
  expect(seen.slice(2)).toEqual([second.token, second.token])
  expect(restoreCredentials()).toEqual(second)
  expect(signedIn(session).client).toBe(client)
})

test('a second token that is refused as well holds it again', async () => {
  const session = await signIn(first)
  valid = []
  const work = read(signedIn(session).client)
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  session.signInAgain(second)
  await stateBecomes(() => expect(signedIn(session).refused).toBe(true))
  const third = ana('third')
  valid = [third.token]
  session.signInAgain(third)
  await expect(work).resolves.toMatchObject({ name: 'Acme' })
  expect(seen).toEqual([first.token, first.token, second.token, third.token])
})

test('a late refusal of the old token does not undo the new sign-in', async () => {
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
])('another %s can not go on with this session', async (_what, other) => {
  const session = await signIn(first)
  const before = session.state()
  expect(session.signInAgain(other)).toBe(false)
  expect(session.state()).toBe(before)
  expect(restoreCredentials()).toEqual(first)
})

test('nobody goes on with a session that is signed out', () => {
  expect(new Session(config).signInAgain(second)).toBe(false)
})

test('signing out wipes the credentials and the queue', async () => {
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
  // It was never sent, so nobody needs to look whether it was carried out.
  expect(leavesOutcomeUnknown(failure)).toBe(false)
  client.queue.release('offline')
  await aMoment()
  expect(seen).toHaveLength(1)
})

test('what was under way at the sign-out is not sent again with the old token', async () => {
  const session = await signIn(first)
  const { client } = signedIn(session)
  const slow = laterAnswer()
  answer = () => slow.promise
  const work = read(client).catch((error: unknown) => error)
  await stateBecomes(() => expect(seen).toHaveLength(2))
  session.signOut()
  slow.resolve(HttpResponse.json({}, { status: 503 }))
  expect(await work).toMatchObject({ kind: 'cancelled' })
  expect(seen).toHaveLength(2)
})

test('a 401 that arrives after the sign-out is nobody’s business', async () => {
  const session = await signIn(first)
  const { client } = signedIn(session)
  const slow = laterAnswer()
  answer = () => slow.promise
  const work = read(client).catch((error: unknown) => error)
  await stateBecomes(() => expect(seen).toHaveLength(2))
  session.signOut()
  slow.resolve(HttpResponse.json({}, { status: 401 }))
  expect(await work).toMatchObject({ kind: 'unauthorized' })
  expect(session.state().status).toBe('signed-out')
})

test('a session can be marked as one that may only read, until it is signed out', async () => {
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

test('its requests wait for an answer as long as the configuration says', async () => {
  const session = new Session({ ...config, requestTimeoutSeconds: 0.5 })
  let timeoutMs = 0
  await session.signIn(first, (client) => {
    timeoutMs = client.timeoutMs
    return Promise.resolve()
  })
  expect(timeoutMs).toBe(500)
})
