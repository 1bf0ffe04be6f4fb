import { Failure } from '#http/failures.ts'
import { sendRequest, type HttpRequest } from '#http/request.ts'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

const url = 'https://acme.example.com/thing'
const server = setupServer()

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => {
  server.resetHandlers()
  vi.useRealTimers()
})
afterAll(() => server.close())

function send(request: Partial<HttpRequest> = {}) {
  return sendRequest({
    method: 'GET',
    url,
    headers: {},
    body: null,
    credentials: 'omit',
    timeoutMs: 5_000,
    signal: null,
    ...request,
  })
}

const never = () => new Promise<never>(() => undefined)
const answering = (answer: () => Response | Promise<Response>) => server.use(http.all(url, answer))

test('a JSON answer is read', async () => {
  answering(() => HttpResponse.json({ a: [1] }, { headers: { 'Retry-After': '3' } }))
  const answer = await send()
  expect(answer).toMatchObject({ status: 200, json: { a: [1] }, empty: false })
  expect(answer.headers.get('retry-after')).toBe('3')
})

test('what is asked is sent as it is', async () => {
  const seen: Record<string, string | null> = {}
  server.use(
    http.put(url, async ({ request }) => {
      seen['body'] = await request.text()
      seen['header'] = request.headers.get('x-api-key')
      seen['cache'] = request.cache
      seen['credentials'] = request.credentials
      seen['redirect'] = request.redirect
      return HttpResponse.json({})
    }),
  )
  await send({ method: 'PUT', body: '{"a":1}', headers: { 'X-API-Key': 'k' } })
  expect(seen).toEqual({
    body: '{"a":1}',
    header: 'k',
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  })
})

test.each([400, 401, 404, 429, 500, 503])(
  'a status of %i is an answer, not a failure',
  async (status) => {
    answering(() => HttpResponse.json({ message: 'no' }, { status }))
    expect(await send()).toMatchObject({ status, json: { message: 'no' } })
  },
)

test('an HTML page is an answer without JSON', async () => {
  answering(() => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 }))
  expect(await send()).toMatchObject({ status: 502, json: undefined, empty: false })
})

test('an empty answer is told from one that can not be read', async () => {
  answering(() => new HttpResponse(null, { status: 204 }))
  expect(await send()).toMatchObject({ status: 204, json: undefined, empty: true })
})

test('JSON that was cut off is an answer without JSON', async () => {
  answering(() => new HttpResponse('{"success": true, "da'))
  expect(await send()).toMatchObject({ status: 200, json: undefined, empty: false })
})

test('a connection that breaks off in the middle of the body is a network failure', async () => {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"success":'))
      controller.error(new TypeError('terminated'))
    },
  })
  answering(() => new HttpResponse(body))
  await expect(send()).rejects.toMatchObject({ kind: 'network', status: null })
})

test('no connection at all is a network failure', async () => {
  answering(() => HttpResponse.error())
  const failure = await send().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  expect(failure).toMatchObject({ kind: 'network' })
})

test('a redirect is not followed: a sign-in page is no answer', async () => {
  answering(() => new HttpResponse(null, { status: 302, headers: { Location: '/login' } }))
  await expect(send()).rejects.toMatchObject({ kind: 'network' })
})

test('a request without an answer is given up in time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  answering(never)
  const outcome = send().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await outcome).toMatchObject({ kind: 'timeout', status: null })
})

test('no timer is left behind by an answer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  answering(() => HttpResponse.json({}))
  await send()
  expect(vi.getTimerCount()).toBe(0)
})

test('aborted before it starts, it fails with the reason and sends nothing', async () => {
  let asked = 0
  answering(() => {
    asked += 1
    return HttpResponse.json({})
  })
  const reason = new Error('left')
  await expect(send({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(asked).toBe(0)
})

test('aborted under way, it fails with the reason', async () => {
  const given = new AbortController()
  const reason = new Error('left')
  answering(() => {
    given.abort(reason)
    return never()
  })
  await expect(send({ signal: given.signal })).rejects.toBe(reason)
})
