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

test('every request carries the three headers, and asks for JSON', async () => {
  answerWith(ok)
  await outcomeOf(call(openFakeClient(), detail))
  const headers = seen[0]?.headers
  expect(headers?.get('authorization')).toBe('Bearer tok-1')
  expect(headers?.get('x-api-key')).toBe('key-1')
  expect(headers?.get('tenant')).toBe('acme.example.com')
  expect(headers?.get('accept')).toBe('application/json')
  expect(headers?.has('content-type')).toBe(false)
})

test('a write says that its body is JSON', async () => {
  answerWith(ok)
  await outcomeOf(call(openFakeClient(), update))
  expect(seen[0]?.headers.get('content-type')).toBe('application/json')
  expect(seen[0]?.body).toBe('{"email":null}')
})

test('neither token nor key is ever part of an address', async () => {
  answerWith(ok)
  const client = openFakeClient()
  for (const each of [detail, update, create]) await outcomeOf(call(client, each))
  expect(seen).toHaveLength(3)
  for (const { url } of seen) expect(url).not.toMatch(/tok-1|key-1/)
})

test('writes go over connections of their own', async () => {
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
  'a read refused with %i is not tried again',
  async (code) => {
    answerWith(status(code))
    expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ status: code })
    expect(seen).toHaveLength(1)
  },
)

test('a read whose answer can not be read is not tried again', async () => {
  answerWith(() => HttpResponse.html('<h1>Welcome</h1>'))
  expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ kind: 'contract' })
  expect(seen).toHaveLength(1)
})

test('a read without an answer is given up after half a minute, and not tried again', async () => {
  answerWith(() => new Promise<never>(() => undefined))
  const start = Date.now()
  expect(await outcomeOf(call(openFakeClient(), detail))).toMatchObject({ kind: 'timeout' })
  expect(Date.now() - start).toBeLessThanOrEqual(30_100)
  expect(seen).toHaveLength(1)
})

test('an answer is waited for as long as the client says', async () => {
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
])('a write that meets %s is never sent again by itself', async (_what, trouble, kind) => {
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
])('a %s refused for its number waits and goes again', async (_method, request) => {
  answerWith(status(429, { 'Retry-After': '2' }), ok)
  const start = Date.now()
  expect(await outcomeOf(call(openFakeClient(), request))).toMatchObject({ data: { id: '1' } })
  expect(Date.now() - start).toBeGreaterThanOrEqual(2_000)
  expect(seen).toHaveLength(2)
})

test('what an answer says is left of the budget holds, where our own count has more', async () => {
  const told = (left: string) => () =>
    HttpResponse.json({ success: true, data: { id: '1' } }, { headers: { RateLimit: left } })
  answerWith(told('"default";r=0;t=12'), ok)
  const client = openFakeClient()
  await outcomeOf(call(client, detail))
  expect([client.queue.freeSlots('detail'), client.queue.freeSlots('list')]).toEqual([0, 10])
  const start = pageNow()
  await outcomeOf(call(client, detail))
  expect(pageNow() - start).toBeGreaterThanOrEqual(12_000)
  expect(pageNow() - start).toBeLessThan(12_300)
})

describe('the steps of a write', () => {
  const steps = (own: Partial<WriteSteps> = {}) => stepsFor({ email: null }, own)

  test('its body is composed when its turn comes, and anew each time that it goes', async () => {
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

  test('nothing is sent when its body cannot be composed', async () => {
    const compose = () => Promise.reject(new Failure('cancelled'))
    const written = call(openFakeClient(), update, steps({ compose }))
    expect(await outcomeOf(written)).toMatchObject({ kind: 'cancelled' })
    expect(seen).toHaveLength(0)
  })

  test.each([
    ['its number', status(429, { 'Retry-After': '2' })],
    ['its number, in a 200', () => HttpResponse.json({ success: false, code: 'RATE_LIMITED' })],
  ])('it is told when it was refused unheard for %s', async (_what, refused) => {
    answerWith(refused, ok)
    const told: string[] = []
    const compose = () => {
      told.push('sent')
      return Promise.resolve({ email: null })
    }
    const onRequeued = () => void told.push('put back')
    await outcomeOf(call(openFakeClient(), update, steps({ compose, onRequeued })))
    expect(told).toEqual(['sent', 'put back', 'sent'])
  })

  test('it is told when it was refused for its sign-in, and when that was replaced meanwhile', async () => {
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
  ])('%s puts nothing back', async (_what, end) => {
    answerWith(end)
    const onRequeued = vi.fn()
    await outcomeOf(call(openFakeClient(), update, steps({ onRequeued })))
    expect(onRequeued).not.toHaveBeenCalled()
  })

  test('it is asked at its turn whether it is ready, and goes when it is', async () => {
    answerWith(ok)
    const client = openFakeClient()
    const answers = [new Promise((resolve) => setTimeout(resolve, 5_000)), null]
    const written = call(client, update, steps({ ready: () => answers.shift() ?? null }))
    await vi.advanceTimersByTimeAsync(4_900)
    expect(seen).toHaveLength(0)
    await outcomeOf(written)
    expect(seen).toHaveLength(1)
  })

  test('its signal takes it out of the queue while it waits, unsent', async () => {
    const client = openFakeClient()
    client.queue.hold('offline')
    const gone = new AbortController()
    const written = call(client, update, steps({ signal: gone.signal }))
    const reason = new Error('cancelled')
    gone.abort(reason)
    expect(await outcomeOf(written)).toBe(reason)
    expect(seen).toHaveLength(0)
  })

  test('its signal stops nothing that is under way: its outcome would be unknown', async () => {
    const gone = new AbortController()
    answerWith(() => {
      gone.abort(new Error('left the page'))
      return ok()
    })
    const written = call(openFakeClient(), update, steps({ signal: gone.signal }))
    expect(await outcomeOf(written)).toMatchObject({ data: { id: '1' } })
  })
})

test('a refusal for its number inside of a 200 counts as one too', async () => {
  answerWith(() => HttpResponse.json({ success: false, error: { code: 'RATE_LIMITED' } }), ok)
  const start = Date.now()
  await outcomeOf(call(openFakeClient(), detail))
  expect(Date.now() - start).toBeGreaterThanOrEqual(5_000)
  expect(seen).toHaveLength(2)
})

test('a 401 holds the queue, and what waited goes out with the new token', async () => {
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

test('a late 401 for a token that was replaced meanwhile holds nothing', async () => {
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

test('taken out of the queue it fails as cancelled, and was never sent', async () => {
  const client = openFakeClient()
  client.queue.hold('offline')
  const write = call(client, update)
  client.queue.cancel(client.queue.snapshot().waiting[0]?.id ?? '')
  expect(await outcomeOf(write)).toMatchObject({ kind: 'cancelled' })
  expect(seen).toHaveLength(0)
})

test('an aborted read fails with the reason, before, while it waits and under way', async () => {
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

test('a write under way is not stopped by an abort: its outcome would be unknown', async () => {
  const given = new AbortController()
  answerWith(() => {
    given.abort(new Error('left the page'))
    return ok()
  })
  const write = call(openFakeClient(), { ...update, signal: given.signal })
  expect(await outcomeOf(write)).toMatchObject({ data: { id: '1' } })
})
