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

test('a JSON answer is parsed', async () => {
  answering(() => HttpResponse.json({ a: [1] }, { headers: { 'Retry-After': '3' } }))
  const answer = await send()
  expect(answer).toMatchObject({ status: 200, json: { a: [1] }, empty: false })
  expect(answer.headers.get('retry-after')).toBe('3')
})

test('the request goes out as given', async () => {
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
  'an answer with the status %i is not a failure',
  async (status) => {
    answering(() => HttpResponse.json({ message: 'no' }, { status }))
    expect(await send()).toMatchObject({ status, json: { message: 'no' } })
  },
)

test('an HTML page is an answer without JSON', async () => {
  answering(() => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 }))
  expect(await send()).toMatchObject({ status: 502, json: undefined, empty: false })
})

test('an empty answer differs from an unreadable one', async () => {
  answering(() => new HttpResponse(null, { status: 204 }))
  expect(await send()).toMatchObject({ status: 204, json: undefined, empty: true })
})

test('truncated JSON is an answer without JSON', async () => {
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

test('a missing connection is a network failure', async () => {
  answering(() => HttpResponse.error())
  const failure = await send().catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Failure)
  expect(failure).toMatchObject({ kind: 'network' })
})

test('a redirect is a network failure, because a sign-in page is not an answer', async () => {
  answering(() => new HttpResponse(null, { status: 302, headers: { Location: '/login' } }))
  await expect(send()).rejects.toMatchObject({ kind: 'network' })
})

test('a request without an answer times out', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  answering(never)
  const outcome = send().catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(4_999)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(await outcome).toMatchObject({ kind: 'timeout', status: null })
})

test('an answer leaves no timer behind', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  answering(() => HttpResponse.json({}))
  await send()
  expect(vi.getTimerCount()).toBe(0)
})

test('a request that is aborted before it starts fails with the reason and sends nothing', async () => {
  let asked = 0
  answering(() => {
    asked += 1
    return HttpResponse.json({})
  })
  const reason = new Error('left')
  await expect(send({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  expect(asked).toBe(0)
})

test('a request that is aborted under way fails with the reason', async () => {
  const given = new AbortController()
  const reason = new Error('left')
  answering(() => {
    given.abort(reason)
    return never()
  })
  await expect(send({ signal: given.signal })).rejects.toBe(reason)
})
