import { pageNow } from '#clock/page-clock.ts'
import { Ledger, memoryStore } from '#rate-limit/ledger.ts'
import type { LedgerStore } from '#rate-limit/ledger.ts'
import type { Priority } from '#rate-limit/queue-order.ts'
import { freeSlots } from '#rate-limit/queue-snapshot.ts'
import { CancelledInQueue, RequestQueue, type Refusal } from '#rate-limit/request-queue.ts'
import { padMs } from '#rate-limit/sliding-window.ts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tabsStore } from './tabs-store.ts'
import { drain, jump, pass, startVirtualTime } from './virtual-time.ts'

const windowMs = 60_000
const held = windowMs + padMs

class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super('refused')
    this.refusal = refusal
  }
}

function openQueue(requests = 2, store: LedgerStore = memoryStore()) {
  const rules = { limit: { requests, windowMs }, scope: 'endpoint' } as const
  return new RequestQueue<string>(new Ledger(store, rules), ['list', 'detail'], (error) =>
    error instanceof Refused ? error.refusal : null,
  )
}

type Queue = ReturnType<typeof openQueue>

/**
 * Makes requests that stay under way until the test ends them. `started` lists them as they are
 * sent.
 */
function asker(queue: Queue) {
  const started: string[] = []
  const ends = new Map<string, { answer: () => void; fail: (error: Error) => void }>()
  const outcomes: Record<string, unknown> = {}
  const ask = (
    descriptor: string,
    options: {
      priority?: Priority
      budget?: string
      key?: string
      signal?: AbortSignal
      ready?: () => Promise<unknown> | null
    } = {},
  ) => {
    const { priority = 'visible', budget = 'list', ...rest } = options
    const send = (report: (status: number) => void) => {
      started.push(descriptor)
      return new Promise<string>((resolve, reject) => {
        const answer = () => {
          report(200)
          resolve(descriptor)
        }
        ends.set(descriptor, { answer, fail: reject })
      })
    }
    queue.run({ budget, priority, descriptor, ...rest }, send).then(
      () => (outcomes[descriptor] = 'answered'),
      (error: unknown) => (outcomes[descriptor] = error),
    )
  }
  return {
    started,
    outcomes,
    ask,
    answer: (descriptor: string) => ends.get(descriptor)?.answer(),
    fail: (descriptor: string, error: Error) => ends.get(descriptor)?.fail(error),
    refuse: (descriptor: string, refusal: Refusal) =>
      ends.get(descriptor)?.fail(new Refused(refusal)),
  }
}

const waiting = (queue: Queue) => queue.snapshot().waiting.map((each) => each.descriptor)
const idOf = (queue: Queue, descriptor: string) =>
  queue.snapshot().waiting.find((each) => each.descriptor === descriptor)?.id ?? ''

beforeEach(startVirtualTime)
afterEach(() => {
  vi.useRealTimers()
})

test('requests within the limit start at once, and the rest as slots become free', async () => {
  const queue = openQueue()
  const { ask, started, answer, outcomes } = asker(queue)
  for (const descriptor of ['a', 'b', 'c', 'd']) ask(descriptor)
  await drain()
  expect(started).toEqual(['a', 'b'])
  answer('a')
  answer('b')
  await pass(held - 1)
  expect(started).toEqual(['a', 'b'])
  await pass(1)
  expect(started).toEqual(['a', 'b', 'c', 'd'])
  expect(outcomes).toEqual({ a: 'answered', b: 'answered' })
})

test('a spent budget does not delay other budgets', async () => {
  const { ask, started } = asker(openQueue(1))
  ask('a')
  ask('b')
  ask('c', { budget: 'detail' })
  await drain()
  expect(started).toEqual(['a', 'c'])
})

test('saves go first, then visible reads, then the rest, each in order of arrival', async () => {
  const queue = openQueue(10)
  const { ask, started } = asker(queue)
  queue.hold('offline')
  ask('background', { priority: 'background' })
  ask('likely', { priority: 'likely' })
  ask('visible 1')
  ask('save 1', { priority: 'save' })
  ask('visible 2')
  ask('save 2', { priority: 'save' })
  await drain()
  queue.release('offline')
  await drain()
  expect(started).toEqual(['save 1', 'save 2', 'visible 1', 'visible 2', 'likely', 'background'])
})

test('background requests leave a reserve of three slots', async () => {
  const { ask, started } = asker(openQueue(5))
  for (const descriptor of ['a', 'b', 'c']) ask(descriptor, { priority: 'background' })
  await drain()
  expect(started).toEqual(['a', 'b'])
  ask('seen')
  await drain()
  expect(started).toEqual(['a', 'b', 'seen'])
})

test('a limit of one request still lets background requests through', async () => {
  const { ask, started } = asker(openQueue(1))
  ask('a', { priority: 'background' })
  await drain()
  expect(started).toEqual(['a'])
})

test('a save that arrives while a slot is being taken gets that slot', async () => {
  const { ask, started } = asker(openQueue(1, tabsStore(() => 10)()))
  await pass(100)
  ask('visible')
  await pass(5)
  ask('save', { priority: 'save' })
  await pass(200)
  expect(started).toEqual(['save'])
})

test('a background request that arrives while a slot is being taken for a save still leaves its reserve', async () => {
  const queue = openQueue(4, tabsStore(() => 10)())
  const { ask, started } = asker(queue)
  ask('a')
  await pass(100)
  const given = new AbortController()
  ask('save', { priority: 'save', signal: given.signal })
  ask('background', { priority: 'background' })
  await pass(5)
  given.abort()
  await pass(300)
  expect(started).toEqual(['a'])
  expect(freeSlots(queue.snapshot(), 'list', pageNow())).toBe(3)
})

test('a request aborted while it waits never starts, costs nothing and fails with the reason', async () => {
  const queue = openQueue(1)
  const { ask, started, answer, outcomes } = asker(queue)
  const given = new AbortController()
  ask('a')
  ask('b', { signal: given.signal })
  ask('c')
  await drain()
  const reason = new Error('left the page')
  given.abort(reason)
  answer('a')
  await pass(held)
  expect(started).toEqual(['a', 'c'])
  expect(outcomes['b']).toBe(reason)
})

test('a request whose signal is already aborted is not queued', async () => {
  const queue = openQueue()
  const { ask, started, outcomes } = asker(queue)
  ask('a', { signal: AbortSignal.abort(new Error('gone')) })
  await drain()
  expect(started).toEqual([])
  expect(waiting(queue)).toEqual([])
  expect(outcomes['a']).toEqual(new Error('gone'))
})

test('an abort while the slot is being taken gives the slot back and notifies the screen', async () => {
  const queue = openQueue(2, tabsStore(() => 10)())
  await pass(100)
  const { ask, started } = asker(queue)
  const given = new AbortController()
  ask('a', { signal: given.signal })
  // The slot is recorded by now, but the storage has not answered yet.
  await pass(15)
  given.abort()
  await pass(10)
  queue.hold('offline')
  expect(freeSlots(queue.snapshot(), 'list', pageNow())).toBe(1)
  await pass(200)
  expect(started).toEqual([])
  expect(freeSlots(queue.snapshot(), 'list', pageNow())).toBe(2)
})

test('a hold while the slot is being taken gives it back, and the request keeps waiting', async () => {
  const queue = openQueue(2, tabsStore(() => 10)())
  await pass(100)
  const { ask, started } = asker(queue)
  ask('a')
  await pass(15)
  queue.hold('offline')
  await pass(200)
  expect(started).toEqual([])
  expect(waiting(queue)).toEqual(['a'])
  expect(freeSlots(queue.snapshot(), 'list', pageNow())).toBe(2)
  queue.release('offline')
  await pass(200)
  expect(started).toEqual(['a'])
})

test('an aborted request that is under way ends as its send does', async () => {
  const { ask, outcomes, fail } = asker(openQueue())
  const given = new AbortController()
  ask('a', { signal: given.signal })
  await drain()
  given.abort()
  await drain()
  expect(outcomes).toEqual({})
  const failure = new Error('aborted by its send')
  fail('a', failure)
  await drain()
  expect(outcomes['a']).toBe(failure)
})

test('a 429 after the abort pauses the budget, and the request is not sent again', async () => {
  const queue = openQueue()
  const { ask, outcomes, refuse, started } = asker(queue)
  const given = new AbortController()
  ask('a', { signal: given.signal })
  await drain()
  const reason = new Error('left')
  given.abort(reason)
  refuse('a', { retryAfterMs: 9_000 })
  await drain()
  expect(queue.snapshot().budgets[0]?.pausedUntil).toBe(pageNow() + 9_000)
  await pass(20_000)
  expect(outcomes['a']).toBe(reason)
  expect(started).toEqual(['a'])
})

test('an abort while a 429 is being recorded takes the request out', async () => {
  const queue = openQueue(3, tabsStore(() => 10)())
  const { ask, outcomes, refuse, started } = asker(queue)
  const given = new AbortController()
  ask('a', { signal: given.signal })
  await pass(100)
  refuse('a', { retryAfterMs: 1_000 })
  await pass(5)
  given.abort(new Error('left'))
  await pass(10_000)
  expect(outcomes['a']).toEqual(new Error('left'))
  expect(started).toEqual(['a'])
})

test('cancel takes a waiting request out and returns true', async () => {
  const queue = openQueue(1)
  const { ask, outcomes, started, answer } = asker(queue)
  ask('a')
  ask('b')
  await drain()
  expect(queue.cancel(idOf(queue, 'b'))).toBe(true)
  expect(queue.cancel('b')).toBe(false)
  answer('a')
  await pass(held)
  expect(outcomes['b']).toBeInstanceOf(CancelledInQueue)
  expect(started).toEqual(['a'])
})

test('a request under way cannot be cancelled', async () => {
  const queue = openQueue(1)
  const { ask } = asker(queue)
  ask('a')
  const id = idOf(queue, 'a')
  await drain()
  expect(queue.cancel(id)).toBe(false)
})

/** A `ready` that is not ready at the first call, and ready once the test says so. */
function readiness() {
  const control = { ready: () => {}, failed: (_reason: unknown) => {} }
  const answers: (Promise<unknown> | null)[] = [
    new Promise<void>((resolve, reject) =>
      Object.assign(control, { ready: resolve, failed: reject }),
    ),
  ]
  const ask = vi.fn(() => answers.shift() ?? null)
  return { control, ask, more: (answer: Promise<unknown>) => void answers.push(answer) }
}

test('a request that is not ready at its turn waits without a slot and goes once it is ready', async () => {
  const queue = openQueue(1)
  const { ask, started, answer } = asker(queue)
  const one = readiness()
  ask('one', { ready: one.ask })
  await drain()
  expect(started).toEqual([])
  expect(waiting(queue)).toEqual(['one'])
  expect(freeSlots(queue.snapshot(), 'list', Date.now())).toBe(1)
  ask('other')
  await drain()
  expect(started).toEqual(['other'])
  one.control.ready()
  answer('other')
  await pass(held - 1)
  expect(started).toEqual(['other'])
  await pass(1)
  expect(started).toEqual(['other', 'one'])
})

test('ready is not called before the turn of the request, and is called again when the turn returns', async () => {
  const queue = openQueue(1)
  const { ask, started, answer } = asker(queue)
  const two = readiness()
  ask('one')
  ask('two', { ready: two.ask })
  answer('one')
  await pass(held - 1)
  expect(two.ask).not.toHaveBeenCalled()
  await drain()
  answer('one')
  await pass(held)
  expect(two.ask).toHaveBeenCalledTimes(1)
  two.more(Promise.resolve())
  two.control.ready()
  await pass(held)
  expect(two.ask).toHaveBeenCalledTimes(3)
  expect(started).toEqual(['one', 'two'])
})

test('a request keeps its turn while it is not ready', async () => {
  const queue = openQueue(1)
  const { ask, started, answer } = asker(queue)
  const first = readiness()
  ask('first', { ready: first.ask })
  for (const descriptor of ['second', 'third', 'fourth']) ask(descriptor)
  await drain()
  answer('second')
  await drain()
  first.control.ready()
  await pass(held)
  answer('first')
  await pass(held)
  expect(started).toEqual(['second', 'first', 'third'])
})

test('a request whose ready promise rejects leaves with the reason', async () => {
  const queue = openQueue(1)
  const { ask, started, outcomes } = asker(queue)
  const one = readiness()
  ask('one', { ready: one.ask })
  await drain()
  const reason = new Error('not any more')
  one.control.failed(reason)
  await drain()
  expect(outcomes['one']).toBe(reason)
  expect(waiting(queue)).toEqual([])
  ask('two')
  await drain()
  expect(started).toEqual(['two'])
})

test('a request that leaves during ready, or while it is not ready, costs no slot', async () => {
  const queue = openQueue(1)
  const { ask, started, outcomes } = asker(queue)
  const [asked, parked] = [new AbortController(), new AbortController()]
  const reason = new Error('left')
  const one = readiness()
  ask('one', { ready: one.ask, signal: parked.signal })
  ask('two', {
    signal: asked.signal,
    ready: () => {
      asked.abort(reason)
      return null
    },
  })
  await drain()
  parked.abort(reason)
  await drain()
  expect(outcomes).toEqual({ one: reason, two: reason })
  one.control.ready()
  await pass(held)
  expect(started).toEqual([])
  expect(freeSlots(queue.snapshot(), 'list', Date.now())).toBe(1)
})

test('after a 429, ready is called again before the request is sent again', async () => {
  const queue = openQueue(2)
  const { ask, started, refuse } = asker(queue)
  const ready = vi.fn(() => null)
  ask('one', { ready })
  await drain()
  refuse('one', { retryAfterMs: 1_000 })
  await pass(1_000)
  expect(started).toEqual(['one', 'one'])
  expect(ready).toHaveBeenCalledTimes(2)
})

test('two holds need two releases', async () => {
  const queue = openQueue()
  const { ask, started } = asker(queue)
  queue.hold('offline')
  queue.hold('signed-out')
  ask('a')
  await drain()
  expect(queue.snapshot().holds).toEqual(['offline', 'signed-out'])
  expect(queue.snapshot().waiting[0]?.turnAt).toBeNull()
  queue.release('offline')
  await drain()
  expect(started).toEqual([])
  queue.release('signed-out')
  await drain()
  expect(started).toEqual(['a'])
})

test('clear rejects every waiting request with the given reason', async () => {
  const queue = openQueue(1)
  const { ask, outcomes } = asker(queue)
  for (const descriptor of ['a', 'b', 'c']) ask(descriptor)
  await drain()
  const reason = new Error('signed out')
  queue.clear(reason)
  await drain()
  expect(outcomes).toEqual({ b: reason, c: reason })
  expect(waiting(queue)).toEqual([])
})

test('a request under way during clear does not return to the queue', async () => {
  const queue = openQueue(2)
  const { ask, outcomes, started, refuse } = asker(queue)
  ask('a')
  await drain()
  const reason = new Error('signed out')
  queue.clear(reason)
  refuse('a', { retryAfterMs: 1_000 })
  await pass(10_000)
  expect(outcomes['a']).toBe(reason)
  expect(started).toEqual(['a'])
})

test('a request that is being requeued during clear does not stay in the queue', async () => {
  const queue = openQueue(2, tabsStore(() => 10)())
  const { ask, outcomes, started, refuse } = asker(queue)
  ask('a')
  await pass(100)
  refuse('a', { retryAfterMs: 1_000 })
  await pass(5)
  const reason = new Error('signed out')
  queue.clear(reason)
  await pass(10_000)
  expect(outcomes['a']).toBe(reason)
  expect(started).toEqual(['a'])
})

test('a cleared queue sends nothing more', async () => {
  const queue = openQueue(2)
  const { ask, outcomes, started } = asker(queue)
  const reason = new Error('signed out')
  queue.clear(reason)
  ask('a')
  await drain()
  expect(outcomes['a']).toBe(reason)
  expect(started).toEqual([])
})

test('a 429 pauses the budget, and the request is sent again in its own turn', async () => {
  const queue = openQueue(10)
  const { ask, started, refuse, answer, outcomes } = asker(queue)
  ask('a')
  await drain()
  refuse('a', { retryAfterMs: 12_000 })
  await drain()
  ask('b')
  await drain()
  expect(queue.snapshot().budgets[0]?.pausedUntil).toBe(pageNow() + 12_000)
  expect(waiting(queue)).toEqual(['a', 'b'])
  expect(freeSlots(queue.snapshot(), 'list', pageNow())).toBe(0)
  await pass(11_999)
  expect(started).toEqual(['a'])
  await pass(1)
  expect(started).toEqual(['a', 'a'])
  answer('a')
  await drain()
  expect(started).toEqual(['a', 'a', 'b'])
  expect(outcomes).toEqual({ a: 'answered' })
})

test('a refused request goes before later ones even when its 429 sets no new pause', async () => {
  const queue = openQueue(10)
  const { ask, started, refuse, answer } = asker(queue)
  ask('first')
  ask('late')
  await drain()
  refuse('first', { retryAfterMs: 1_000 })
  await drain()
  ask('c')
  ask('d')
  await pass(1_000)
  // `first` is the probe. The late 429 of the same burst arrives before the probe is answered.
  expect(started).toEqual(['first', 'late', 'first'])
  await pass(100)
  refuse('late', { retryAfterMs: null })
  answer('first')
  await pass(2_000)
  expect(started.slice(3)).toEqual(['late', 'c', 'd'])
})

test('no later request overtakes one with a late 429 of a burst', async () => {
  const queue = openQueue(10, tabsStore(() => 10)())
  const { ask, started, refuse, answer } = asker(queue)
  ask('first')
  ask('late')
  await pass(200)
  refuse('first', { retryAfterMs: 1_000 })
  await pass(1_200)
  answer('first')
  await pass(100)
  refuse('late', { retryAfterMs: null })
  await pass(5)
  ask('later')
  await pass(500)
  expect(started.slice(3)).toEqual(['late', 'later'])
})

test('a 401 holds the queue until released, and loses no request', async () => {
  const queue = openQueue(10)
  const { ask, started, refuse } = asker(queue)
  ask('a')
  await drain()
  refuse('a', 'signed-out')
  await drain()
  ask('b')
  await pass(300_000)
  expect(started).toEqual(['a'])
  expect(queue.snapshot().holds).toEqual(['signed-out'])
  queue.release('signed-out')
  await drain()
  expect(started).toEqual(['a', 'a', 'b'])
})

test('a release while the 401 is being recorded is not lost', async () => {
  const queue = openQueue(10, tabsStore(() => 10)())
  const { ask, started, refuse } = asker(queue)
  ask('a')
  await pass(100)
  refuse('a', 'signed-out')
  await pass(5)
  queue.release('signed-out')
  await pass(200)
  expect(started).toEqual(['a', 'a'])
})

test('a request that must be sent again as it is goes at once', async () => {
  const { ask, started, refuse } = asker(openQueue(10))
  ask('a')
  await drain()
  refuse('a', 'again')
  await drain()
  expect(started).toEqual(['a', 'a'])
})

test('any other failure ends the request', async () => {
  const { ask, fail, outcomes, started } = asker(openQueue(10))
  ask('a')
  await drain()
  const failure = new Error('broken')
  fail('a', failure)
  await pass(100_000)
  expect(outcomes['a']).toBe(failure)
  expect(started).toEqual(['a'])
})

test('a send that throws synchronously fails its request, and the next one goes', async () => {
  const queue = openQueue(10)
  const failure = new Error('at once')
  const run = queue.run({ budget: 'list', priority: 'visible', descriptor: 'a' }, () => {
    throw failure
  })
  await expect(run).rejects.toBe(failure)
  const { ask, started } = asker(queue)
  ask('b')
  await drain()
  expect(started).toEqual(['b'])
})

test('a failure without an answer does not end the probing after a pause', async () => {
  const queue = openQueue(10)
  const { ask, started, refuse, fail } = asker(queue)
  ask('a')
  await drain()
  refuse('a', { retryAfterMs: null })
  await drain()
  for (const descriptor of ['b', 'c', 'd']) ask(descriptor)
  await pass(5_000)
  fail('a', new Error('no network'))
  await drain()
  expect(started).toEqual(['a', 'a', 'b'])
})

test('promote raises the waiting requests of a key, never lowers them, and notifies the screen', async () => {
  const queue = openQueue(10)
  const { ask } = asker(queue)
  queue.hold('offline')
  ask('visible')
  ask('likely', { priority: 'likely', key: 'k' })
  ask('save', { priority: 'save', key: 'k' })
  expect(waiting(queue)).toEqual(['save', 'visible', 'likely'])
  queue.promote('k', 'visible')
  expect(waiting(queue)).toEqual(['save', 'visible', 'likely'])
  queue.promote('k', 'save')
  expect(waiting(queue)).toEqual(['likely', 'save', 'visible'])
})

test('a promoted read uses the slots of its former reserve', async () => {
  const queue = openQueue(2)
  const { ask, started } = asker(queue)
  ask('a')
  ask('b', { priority: 'likely', key: 'k' })
  await drain()
  expect(started).toEqual(['a'])
  queue.promote('k', 'visible')
  await drain()
  expect(started).toEqual(['a', 'b'])
})

test('a slot that another tab gives back is used without waiting for a timer', async () => {
  const open = tabsStore()
  const local = asker(openQueue(1, open()))
  const remote = asker(openQueue(1, open()))
  remote.ask('remote')
  await drain()
  local.ask('local')
  await drain()
  remote.answer('remote')
  await pass(held)
  expect(local.started).toEqual(['local'])
})

test.each([3_600_000, -3_600_000])(
  'a short wait does not become a long one when the clock jumps by %i ms',
  async (ms) => {
    const queue = openQueue(4)
    const { ask, started, refuse, answer } = asker(queue)
    ask('a')
    await drain()
    answer('a')
    // These need all four slots free, so they set a timer for one minute.
    ask('long', { priority: 'background' })
    ask('x', { budget: 'detail' })
    await drain()
    if (ms > 0) jump(ms)
    refuse('x', { retryAfterMs: 2_000 })
    await drain()
    if (ms < 0) jump(ms)
    ask('longer', { priority: 'background' })
    await pass(2_000)
    expect(started.filter((descriptor) => descriptor === 'x')).toHaveLength(2)
  },
)

test('the snapshot stays the same object until something changes', async () => {
  const queue = openQueue(1)
  const { ask, answer } = asker(queue)
  await drain()
  const before = queue.snapshot()
  expect(queue.snapshot()).toBe(before)
  let changes = 0
  const stop = queue.subscribe(() => (changes += 1))
  ask('a')
  expect(changes).toBeGreaterThan(0)
  expect(queue.snapshot()).not.toBe(before)
  await drain()
  const running = queue.snapshot()
  expect(queue.snapshot()).toBe(running)
  stop()
  const seen = changes
  answer('a')
  await drain()
  expect(changes).toBe(seen)
  expect(queue.snapshot()).not.toBe(running)
})

test('the snapshot shows running, waiting and sent requests, and the expected turns', async () => {
  const queue = openQueue(1)
  const { ask, answer } = asker(queue)
  const start = pageNow()
  ask('a')
  ask('b')
  await drain()
  expect(queue.snapshot()).toMatchObject({
    requests: 1,
    windowMs,
    scope: 'endpoint',
    sharedWithOthers: false,
    reach: 'tab',
    holds: [],
    running: [{ descriptor: 'a', budget: 'list' }],
    waiting: [{ descriptor: 'b', budget: 'list', since: start, turnAt: start + held }],
    sent: [],
  })
  expect(queue.snapshot().budgets.map((each) => each.budget)).toEqual(['list', 'detail'])
  await pass(400)
  answer('a')
  await drain()
  expect(queue.snapshot().running).toEqual([])
  expect(queue.snapshot().waiting[0]?.turnAt).toBe(start + 400 + held)
  expect(queue.snapshot().sent).toMatchObject([
    {
      descriptor: 'a',
      budget: 'list',
      startedAt: Date.UTC(2026, 0, 1),
      tookMs: 400,
      waitedMs: 0,
      waitedFor: null,
      status: 200,
      failed: false,
    },
  ])
})

test('a failed request is recorded as failed, without a status when no answer came', async () => {
  const queue = openQueue(1)
  const { ask, fail } = asker(queue)
  ask('a')
  await drain()
  fail('a', new Error('no network'))
  await drain()
  expect(queue.snapshot().sent).toMatchObject([{ status: null, failed: true }])
})

test('a request that waited for the budget is recorded as such', async () => {
  const queue = openQueue(2)
  const { ask, answer } = asker(queue)
  for (const descriptor of ['a', 'b', 'c', 'd']) ask(descriptor)
  await drain()
  answer('a')
  answer('b')
  await pass(held)
  answer('c')
  answer('d')
  await drain()
  expect(queue.snapshot().sent.map(({ descriptor, waitedFor }) => [descriptor, waitedFor])).toEqual(
    [
      ['d', 'budget'],
      ['c', 'budget'],
      ['b', null],
      ['a', null],
    ],
  )
})

test('a refused request is recorded twice, the second time as having waited for the refusal', async () => {
  const queue = openQueue(5)
  const { ask, answer, refuse } = asker(queue)
  ask('a')
  await drain()
  refuse('a', { retryAfterMs: 3_000 })
  await pass(3_000)
  answer('a')
  await drain()
  const { sent } = queue.snapshot()
  expect(sent).toMatchObject([
    { waitedFor: 'refused', waitedMs: 3_000, failed: false },
    { waitedFor: null, failed: true },
  ])
  expect(new Set(sent.map((each) => each.id)).size).toBe(2)
})

test('a request that waited for a sign-in is recorded as such', async () => {
  const queue = openQueue(5)
  const { ask, answer } = asker(queue)
  queue.hold('signed-out')
  ask('a')
  await pass(3_000)
  queue.release('signed-out')
  await drain()
  answer('a')
  await drain()
  expect(queue.snapshot().sent).toMatchObject([{ waitedFor: 'signed-out', waitedMs: 3_000 }])
})

test('a clock set back makes no duration negative', async () => {
  const queue = openQueue(5)
  const { ask, answer } = asker(queue)
  queue.hold('offline')
  ask('a')
  jump(-3_600_000)
  queue.release('offline')
  await drain()
  jump(-3_600_000)
  answer('a')
  await drain()
  expect(queue.snapshot().sent).toMatchObject([{ tookMs: 0, waitedMs: 0 }])
})

test('the snapshot keeps the last fifty sent requests', async () => {
  const queue = openQueue(100)
  for (let index = 0; index < 60; index += 1) {
    const options = { budget: 'list', priority: 'visible', descriptor: String(index) } as const
    await queue.run(options, () => Promise.resolve())
  }
  await drain()
  expect(queue.snapshot().sent).toHaveLength(50)
  expect(queue.snapshot().sent[0]?.descriptor).toBe('59')
})

test('the expected turn of a request with a reserve is when enough slots are free', async () => {
  const queue = openQueue(4)
  const { ask, answer } = asker(queue)
  ask('a')
  await drain()
  answer('a')
  ask('b', { priority: 'background' })
  await drain()
  expect(queue.snapshot().waiting[0]?.turnAt).toBe(pageNow() + held)
})

test('free slots are neither spent nor paused', async () => {
  const queue = openQueue(3)
  const { ask, answer } = asker(queue)
  ask('a')
  ask('b')
  await drain()
  answer('a')
  await drain()
  expect(freeSlots(queue.snapshot(), 'list', pageNow())).toBe(1)
  expect(freeSlots(queue.snapshot(), 'detail', pageNow())).toBe(3)
  expect(freeSlots(queue.snapshot(), 'unheard of', pageNow())).toBe(3)
  expect(freeSlots(queue.snapshot(), 'list', pageNow() + held)).toBe(3)
})

test('what is to come in the background is expected behind what waits, and leaves three slots', async () => {
  const queue = openQueue(5)
  const { ask, answer } = asker(queue)
  ask('a')
  await drain()
  answer('a')
  await drain()
  const soon = queue.expectedTurns('list', 'background', 3)?.map((turn) => turn - pageNow())
  // One slot of the two that background work may take is spent.
  expect(soon?.[0]).toBe(0)
  expect(soon?.[1]).toBeGreaterThan(windowMs - 1)
  expect(soon).toHaveLength(3)
  queue.hold('offline')
  expect(queue.expectedTurns('list', 'background', 3)).toBeNull()
})
