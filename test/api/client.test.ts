import { call, type Call, type Credentials, type WriteSteps } from '#api/client.ts'
import { pageNow } from '#clock/page-clock.ts'
import { Failure } from '#http/failures.ts'
import { HttpResponse } from 'msw'
import { describe, expect, test, vi } from 'vitest'
import {
  credentials,
  openFakeClient,
  outcomeOf,
  passUntil,
  startFakeApi,
  stepsFor,
} from './fake-api.ts'

const { seen, answerWith } = startFakeApi()

const detail: Call = {
  endpoint: 'detail',
  id: '1',
  descriptor: { kind: 'detail', id: '1', name: null },
  priority: 'visible',
}
const update: Call = {
  endpoint: 'update',
  id: '1',
  descriptor: { kind: 'update', id: '1', name: null },
  priority: 'save',
  body: { email: null },
}
const create: Call = {
  endpoint: 'create',
  descriptor: { kind: 'create', name: 'Acme' },
  priority: 'save',
  body: { name: 'Acme' },
}

const ok = () => HttpResponse.json({ success: true, data: { id: '1' } })
const status =
  (code: number, headers: Record<string, string> = {}) =>
  () =>
    HttpResponse.json({ success: false }, { status: code, headers })
const noConnection = () => HttpResponse.error()

test('every request carries the three headers and asks for JSON', async () => {
  answerWith(ok)
  await outcomeOf(call(openFakeClient(), detail))
  const headers = seen[0]?.headers
  expect(headers?.get('authorization')).toBe('Bearer tok-1')
  expect(headers?.get('x-api-key')).toBe('key-1')
  expect(headers?.get('tenant')).toBe('acme.example.com')
  expect(headers?.get('accept')).toBe('application/json')
  expect(headers?.has('content-type')).toBe(false)
})

test('a write declares a JSON body', async () => {
  answerWith(ok)
  await outcomeOf(call(openFakeClient(), update))
  expect(seen[0]?.headers.get('content-type')).toBe('application/json')
  expect(seen[0]?.body).toBe('{"email":null}')
})

test('the token and the API key never appear in a URL', async () => {
  answerWith(ok)
  const client = openFakeClient()
  for (const each of [detail, update, create]) await outcomeOf(call(client, each))
  expect(seen).toHaveLength(3)
  for (const { url } of seen) expect(url).not.toMatch(/tok-1|key-1/)
})

test('writes use connections of their own', async () => {
  answerWith(ok)
  const client = openFakeClient()
  for (const each of [detail, update, create]) await outcomeOf(call(client, each))
  expect(seen.map((each) => each.credentials)).toEqual(['same-origin', 'omit', 'omit'])
})

test.each([
  ['no connection', noConnection],
  ['a 500', status(500)],
  ['a 502 with a page', () => HttpResponse.html('<h1>Bad gateway</h1>', { status: 502 })],
  ['a 503', status(503)],
])('a read that meets %s is tried again', async (_what, trouble) => {
  answerWith(trouble, trouble, ok)
  const client = openFakeClient()
  expect(await outcomeOf(call(client, detail))).toMatchObject({ data: { id: '1' } })
  expect(seen).toHaveLength(3)
  expect(client.queue.snapshot().sent).toHaveLength(3)
})

test('a read that meets trouble three times fails', async () => {
  answerWith(noConnection)
  expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ kind: 'network' })
  expect(seen).toHaveLength(3)
})

test.each([400, 403, 404, 405, 408, 410, 422])(
  'a read that fails with %i is not tried again',
  async (code) => {
    answerWith(status(code))
    expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ status: code })
    expect(seen).toHaveLength(1)
  },
)

test('a read whose answer is unreadable is not tried again', async () => {
  answerWith(() => HttpResponse.html('<h1>Welcome</h1>'))
  expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ kind: 'contract' })
  expect(seen).toHaveLength(1)
})

test('a read without an answer times out after 30 seconds and is not tried again', async () => {
  answerWith(() => new Promise<never>(() => undefined))
  const start = Date.now()
  expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ kind: 'timeout' })
  expect(Date.now() - start).toBeLessThanOrEqual(30_100)
  expect(seen).toHaveLength(1)
})

test('the client sets how long a request waits for its answer', async () => {
  answerWith(() => new Promise<never>(() => undefined))
  const start = Date.now()
  const client = { ...openFakeClient(), timeoutMs: 4_000 }
  expect(await outcomeOf(call(client, detail))).toMatchObject({ kind: 'timeout' })
  expect(Date.now() - start).toBeLessThanOrEqual(4_100)
})

test.each([
  ['no connection', noConnection, 'network'],
  ['a 500', status(500), 'server'],
  ['a page', () => HttpResponse.html('<h1>Hello</h1>'), 'contract'],
])('a write that meets %s is never repeated', async (_what, trouble, kind) => {
  for (const write of [create, update]) {
    seen.length = 0
    answerWith(trouble, ok)
    expect(await outcomeOf(call(openFakeClient(), write))).toMatchObject({ kind })
    await vi.advanceTimersByTimeAsync(120_000)
    expect(seen).toHaveLength(1)
  }
})

test.each([
  ['GET', detail],
  ['PUT', update],
  ['POST', create],
])('a %s refused with a 429 waits and is sent again', async (_method, request) => {
  answerWith(status(429, { 'Retry-After': '2' }), ok)
  const start = Date.now()
  expect(await outcomeOf(call(openFakeClient(), request))).toMatchObject({ data: { id: '1' } })
  expect(Date.now() - start).toBeGreaterThanOrEqual(2_000)
  expect(seen).toHaveLength(2)
})

test('a remaining quota in an answer holds when it is smaller than our own count', async () => {
  const answerWithQuota = (left: string) => () =>
    HttpResponse.json({ success: true, data: { id: '1' } }, { headers: { RateLimit: left } })
  answerWith(answerWithQuota('"default";r=0;t=12'), ok)
  const client = openFakeClient()
  await outcomeOf(call(client, detail))
  expect([client.queue.freeSlots('detail'), client.queue.freeSlots('list')]).toEqual([0, 10])
  const start = pageNow()
  await outcomeOf(call(client, detail))
  expect(pageNow() - start).toBeGreaterThanOrEqual(12_000)
  expect(pageNow() - start).toBeLessThan(12_300)
})

describe('the steps of a write', () => {
  const steps = (changes: Partial<WriteSteps> = {}) => stepsFor({ email: null }, changes)

  test('compose runs when the turn of the write comes, and again for each attempt', async () => {
    answerWith(status(429, { 'Retry-After': '2' }), ok)
    const client = openFakeClient()
    client.queue.hold('offline')
    const bodies = [{ email: 'first' }, { email: 'second' }]
    const composed: unknown[] = []
    const compose = () => {
      const body = bodies[composed.length]
      composed.push(body)
      return Promise.resolve(body)
    }
    const written = call(client, update, steps({ compose }))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(composed).toEqual([])
    client.queue.release('offline')
    await outcomeOf(written)
    expect(seen.map(({ body }) => body)).toEqual(bodies.map((body) => JSON.stringify(body)))
  })

  test('nothing is sent when compose rejects', async () => {
    const compose = () => Promise.reject(new Failure('cancelled'))
    const written = call(openFakeClient(), update, steps({ compose }))
    expect(await outcomeOf(written)).toMatchObject({ kind: 'cancelled' })
    expect(seen).toHaveLength(0)
  })

  test.each([
    ['a 429', status(429, { 'Retry-After': '2' })],
    ['RATE_LIMITED in a 200', () => HttpResponse.json({ success: false, code: 'RATE_LIMITED' })],
  ])('onRequeued runs after %s', async (_what, refused) => {
    answerWith(refused, ok)
    const events: string[] = []
    const compose = () => {
      events.push('sent')
      return Promise.resolve({ email: null })
    }
    const onRequeued = () => void events.push('requeued')
    await outcomeOf(call(openFakeClient(), update, steps({ compose, onRequeued })))
    expect(events).toEqual(['sent', 'requeued', 'sent'])
  })

  test('onRequeued runs after a 401, whether or not the credentials have been replaced meanwhile', async () => {
    let current: Credentials = credentials
    const client = openFakeClient(() => current)
    const onRequeued = vi.fn()
    answerWith(
      status(401),
      () => {
        current = { ...credentials, token: 'tok-3' }
        return status(401)()
      },
      ok,
    )
    const written = call(client, update, steps({ onRequeued }))
    await passUntil(() => client.queue.snapshot().holds.length > 0)
    expect(onRequeued).toHaveBeenCalledTimes(1)
    current = { ...credentials, token: 'tok-2' }
    client.queue.release('signed-out')
    expect(await outcomeOf(written)).toMatchObject({ data: { id: '1' } })
    expect(onRequeued).toHaveBeenCalledTimes(2)
  })

  test.each([
    ['an answer', ok],
    ['a 400', status(400)],
    ['a 500', status(500)],
    ['no connection', noConnection],
  ])('onRequeued does not run after %s', async (_what, end) => {
    answerWith(end)
    const onRequeued = vi.fn()
    await outcomeOf(call(openFakeClient(), update, steps({ onRequeued })))
    expect(onRequeued).not.toHaveBeenCalled()
  })

  test('a write that is not ready at its turn goes once it is ready', async () => {
    answerWith(ok)
    const client = openFakeClient()
    const answers = [new Promise((resolve) => setTimeout(resolve, 5_000)), null]
    const written = call(client, update, steps({ ready: () => answers.shift() ?? null }))
    await vi.advanceTimersByTimeAsync(4_900)
    expect(seen).toHaveLength(0)
    await outcomeOf(written)
    expect(seen).toHaveLength(1)
  })

  test('the signal takes a waiting write out of the queue, unsent', async () => {
    const client = openFakeClient()
    client.queue.hold('offline')
    const gone = new AbortController()
    const written = call(client, update, steps({ signal: gone.signal }))
    const reason = new Error('cancelled')
    gone.abort(reason)
    expect(await outcomeOf(written)).toBe(reason)
    expect(seen).toHaveLength(0)
  })

  test('the signal does not stop a write under way, because its outcome would be unknown', async () => {
    const gone = new AbortController()
    answerWith(() => {
      gone.abort(new Error('left the page'))
      return ok()
    })
    const written = call(openFakeClient(), update, steps({ signal: gone.signal }))
    expect(await outcomeOf(written)).toMatchObject({ data: { id: '1' } })
  })
})

test('RATE_LIMITED inside a 200 counts as a 429', async () => {
  answerWith(() => HttpResponse.json({ success: false, error: { code: 'RATE_LIMITED' } }), ok)
  const start = Date.now()
  await outcomeOf(call(openFakeClient(), detail))
  expect(Date.now() - start).toBeGreaterThanOrEqual(5_000)
  expect(seen).toHaveLength(2)
})

test('a 401 holds the queue, and waiting requests go out with the new token', async () => {
  let current: Credentials = credentials
  const client = openFakeClient(() => current)
  answerWith(status(401), ok)
  const read = call(client, detail)
  await passUntil(() => client.queue.snapshot().holds.length > 0)
  const write = call(client, update)
  await vi.advanceTimersByTimeAsync(300_000)
  expect(seen).toHaveLength(1)
  current = { ...credentials, token: 'tok-2' }
  client.queue.release('signed-out')
  expect(await outcomeOf(Promise.all([read, write]))).toHaveLength(2)
  const tokens = seen.map((each) => each.headers.get('authorization'))
  expect(tokens).toEqual(['Bearer tok-1', 'Bearer tok-2', 'Bearer tok-2'])
})

test('a late 401 for a token that was replaced meanwhile does not hold the queue', async () => {
  let current: Credentials = credentials
  const client = openFakeClient(() => current)
  answerWith(() => {
    current = { ...credentials, token: 'tok-2' }
    return status(401)()
  }, ok)
  expect(await outcomeOf(call(client, detail))).toMatchObject({ data: { id: '1' } })
  expect(client.queue.snapshot().holds).toEqual([])
  expect(seen).toHaveLength(2)
})

test('a request taken out of the queue fails as cancelled and is never sent', async () => {
  const client = openFakeClient()
  client.queue.hold('offline')
  const write = call(client, update)
  client.queue.cancel(client.queue.snapshot().waiting[0]?.id ?? '')
  expect(await outcomeOf(write)).toMatchObject({ kind: 'cancelled' })
  expect(seen).toHaveLength(0)
})

test('an aborted read fails with the reason: before it starts, while it waits and under way', async () => {
  const reason = new Error('left the page')
  const client = openFakeClient()
  const aborted = call(client, { ...detail, signal: AbortSignal.abort(reason) })
  expect(await outcomeOf(aborted)).toBe(reason)

  client.queue.hold('offline')
  const waiting = new AbortController()
  const waits = call(client, { ...detail, signal: waiting.signal })
  waiting.abort(reason)
  expect(await outcomeOf(waits)).toBe(reason)
  client.queue.release('offline')
  expect(seen).toHaveLength(0)

  const running = new AbortController()
  answerWith(() => {
    running.abort(reason)
    return new Promise<never>(() => undefined)
  })
  expect(await outcomeOf(call(client, { ...detail, signal: running.signal }))).toBe(reason)
})

test('a read aborted between two attempts is not tried again', async () => {
  const reason = new Error('left the page')
  const given = new AbortController()
  const client = openFakeClient()
  answerWith(noConnection)
  const read = call(client, { ...detail, signal: given.signal })
  await passUntil(() => client.queue.snapshot().sent.length === 1)
  given.abort(reason)
  expect(await outcomeOf(read)).toBe(reason)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(seen).toHaveLength(1)
})

test('an abort does not stop a write under way, because its outcome would be unknown', async () => {
  const given = new AbortController()
  answerWith(() => {
    given.abort(new Error('left the page'))
    return ok()
  })
  const write = call(openFakeClient(), { ...update, signal: given.signal })
  expect(await outcomeOf(write)).toMatchObject({ data: { id: '1' } })
})
