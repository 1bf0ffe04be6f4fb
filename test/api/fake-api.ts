// Shared by the tests of this folder: a client with a queue of its own, and a server that gives
// prepared answers in order.
import { refusalOf, type ClientSettings, type Credentials, type WriteSteps } from '#api/client.ts'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import { ServerClock } from '#http/server-clock.ts'
import { Ledger, memoryStore } from '#rate-limit/ledger.ts'
import { RequestQueue } from '#rate-limit/request-queue.ts'
import { http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'

export const baseUrl = 'https://acme.example.com'

interface SeenRequest {
  method: string
  url: string
  headers: Headers
  body: string
  credentials: RequestCredentials
}

type Answer = (request: SeenRequest) => Response | Promise<Response>

/**
 * Starts a server for a test file. It gives the prepared answers in order, and repeats the last
 * one.
 */
export function startFakeApi() {
  const seen: SeenRequest[] = []
  let answers: Answer[] = []
  const server = setupServer(
    http.all(`${baseUrl}/*`, async ({ request }) => {
      const { method, url, headers, credentials } = request
      const one = { method, url, headers, credentials, body: await request.text() }
      seen.push(one)
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      if (!answer) throw new Error('no answer was prepared')
      return answer(one)
    }),
  )
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] })
    seen.length = 0
    answers = []
  })
  afterEach(() => {
    vi.useRealTimers()
  })
  afterAll(() => server.close())
  return { seen, answerWith: (...all: Answer[]) => void (answers = all) }
}

export const credentials: Credentials = {
  tenant: 'acme.example.com',
  token: 'tok-1',
  apiKey: 'key-1',
}

export function openFakeClient(current: () => Credentials = () => credentials): ClientSettings {
  const rules = { limit: { requests: 10, windowMs: 60_000 }, scope: 'endpoint' } as const
  const budgets = ['list', 'detail', 'create', 'update']
  const ledger = new Ledger(memoryStore(), rules)
  const queue = new RequestQueue<RequestDescriptor>(ledger, budgets, refusalOf)
  return { baseUrl, credentials: current, queue, timeoutMs: 30_000, serverClock: new ServerClock() }
}

/** The steps of a write that is ready at once, with this body. */
export function stepsFor(body: unknown, steps: Partial<WriteSteps> = {}): WriteSteps {
  return {
    ready: () => null,
    compose: () => Promise.resolve(body),
    onRequeued: () => undefined,
    signal: new AbortController().signal,
    ...steps,
  }
}

/** Advances time until the promise ends. Returns its value, or the error that it rejected with. */
export async function outcomeOf<T>(promise: Promise<T>): Promise<unknown> {
  const outcome = { ended: false }
  const result = promise.catch((error: unknown) => error).finally(() => (outcome.ended = true))
  await passUntil(() => outcome.ended)
  return result
}

/** Advances time until `done` returns true. */
export async function passUntil(done: () => boolean): Promise<void> {
  while (!done()) await vi.advanceTimersByTimeAsync(50)
}
