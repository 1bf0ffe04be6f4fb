import { pageNow } from '#clock/page-clock.ts'
import { Ledger, memoryStore } from '#rate-limit/ledger.ts'
import type { LedgerStore } from '#rate-limit/ledger.ts'
import type { Priority } from '#rate-limit/queue-order.ts'
import { freePlaces } from '#rate-limit/queue-snapshot.ts'
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

/** Asks with requests that stay under way until told; `started` lists them as they are sent. */
function asker(queue: Queue) {
  const started: string[] = []
  const ends = new Map<string, { answer: () => void; fail: (error: Error) => void }>()
  const outcomes: Record<string, unknown> = {}
  const ask = (
    about: string,
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
      started.push(about)
      return new Promise<string>((resolve, reject) => {
        const answer = () => {
          report(200)
          resolve(about)
        }
        ends.set(about, { answer, fail: reject })
      })
    }
    queue.run({ budget, priority, about, ...rest }, send).then(
      () => (outcomes[about] = 'answered'),
      (error: unknown) => (outcomes[about] = error),
    )
  }
  return {
    started,
    outcomes,
    ask,
    answer: (about: string) => ends.get(about)?.answer(),
    fail: (about: string, error: Error) => ends.get(about)?.fail(error),
    refuse: (about: string, refusal: Refusal) => ends.get(about)?.fail(new Refused(refusal)),
  }
}

const waiting = (queue: Queue) => queue.snapshot().waiting.map((each) => each.about)
const idOf = (queue: Queue, about: string) =>
  queue.snapshot().waiting.find((each) => each.about === about)?.id ?? ''

beforeEach(startVirtualTime)
afterEach(() => {
  vi.useRealTimers()
})

test('what fits starts at once, the rest when places come free', async () => {
  const queue = openQueue()
  const { ask, started, answer, outcomes } = asker(queue)
  for (const about of ['a', 'b', 'c', 'd']) ask(about)
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

test('one budget that is spent does not hold the others up', async () => {
  const { ask, started } = asker(openQueue(1))
  ask('a')
  ask('b')
  ask('c', { budget: 'detail' })
  await drain()
  expect(started).toEqual(['a', 'c'])
})

test('a save goes first, then what is visible, then the rest; within one, first come first served', async () => {
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

test('background work leaves the last three places to others', async () => {
  const { ask, started } = asker(openQueue(5))
  for (const about of ['a', 'b', 'c']) ask(about, { priority: 'background' })
  await drain()
  expect(started).toEqual(['a', 'b'])
  ask('seen')
  await drain()
  expect(started).toEqual(['a', 'b', 'seen'])
})

test('a limit of one request still lets background work through', async () => {
  const { ask, started } = asker(openQueue(1))
  ask('a', { priority: 'background' })
  await drain()
  expect(started).toEqual(['a'])
})

test('a save that arrives while a place is being taken gets that place', async () => {
  const { ask, started } = asker(openQueue(1, tabsStore(() => 10)()))
  await pass(100)
  ask('visible')
  await pass(5)
  ask('save', { priority: 'save' })
  await pass(200)
  expect(started).toEqual(['save'])
})

test('background work that is asked for while a place is being taken for a save keeps its distance', async () => {
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
  expect(freePlaces(queue.snapshot(), 'list', pageNow())).toBe(3)
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

test('a request whose signal is aborted already is never even queued', async () => {
  const queue = openQueue()
  const { ask, started, outcomes } = asker(queue)
  ask('a', { signal: AbortSignal.abort(new Error('gone')) })
  await drain()
  expect(started).toEqual([])
  expect(waiting(queue)).toEqual([])
  expect(outcomes['a']).toEqual(new Error('gone'))
})

test('an abort while the place is being taken gives the place back, and the screen hears of it', async () => {
  const queue = openQueue(2, tabsStore(() => 10)())
  await pass(100)
  const { ask, started } = asker(queue)
  const given = new AbortController()
  ask('a', { signal: given.signal })
  // The place is written down by now, but the answer of the storage is still on its way.
  await pass(15)
  given.abort()
  await pass(10)
  queue.hold('offline')
  expect(freePlaces(queue.snapshot(), 'list', pageNow())).toBe(1)
  await pass(200)
  expect(started).toEqual([])
  expect(freePlaces(queue.snapshot(), 'list', pageNow())).toBe(2)
})

test('a hold while the place is being taken gives it back, and the request keeps waiting', async () => {
  const queue = openQueue(2, tabsStore(() => 10)())
  await pass(100)
  const { ask, started } = asker(queue)
  ask('a')
  await pass(15)
  queue.hold('offline')
  await pass(200)
  expect(started).toEqual([])
  expect(waiting(queue)).toEqual(['a'])
  expect(freePlaces(queue.snapshot(), 'list', pageNow())).toBe(2)
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

test('a refusal that arrives after the abort does not go again, but is a lesson all the same', async () => {
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

test('an abort while a refusal is being written down takes the request out', async () => {
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

test('cancelling takes a waiting request out, and says so', async () => {
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

test('a request under way can not be cancelled', async () => {
  const queue = openQueue(1)
  const { ask } = asker(queue)
  ask('a')
  const id = idOf(queue, 'a')
  await drain()
  expect(queue.cancel(id)).toBe(false)
})

/** Not ready when it is asked first, and ready once told. */
function readiness() {
  const told = { ready: () => {}, failed: (_reason: unknown) => {} }
  const answers: (Promise<unknown> | null)[] = [
    new Promise<void>((resolve, reject) => Object.assign(told, { ready: resolve, failed: reject })),
  ]
  const ask = vi.fn(() => answers.shift() ?? null)
  return { told, ask, more: (answer: Promise<unknown>) => void answers.push(answer) }
}

test('a request that is not ready at its turn waits without a place, and goes once it is', async () => {
  const queue = openQueue(1)
  const { ask, started, answer } = asker(queue)
  const one = readiness()
  ask('one', { ready: one.ask })
  await drain()
  expect(started).toEqual([])
  expect(waiting(queue)).toEqual(['one'])
  expect(freePlaces(queue.snapshot(), 'list', Date.now())).toBe(1)
  ask('other')
  await drain()
  expect(started).toEqual(['other'])
  one.told.ready()
  answer('other')
  await pass(held - 1)
  expect(started).toEqual(['other'])
  await pass(1)
  expect(started).toEqual(['other', 'one'])
})

test('it is not asked before its turn, and asked again when that comes back', async () => {
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
  two.told.ready()
  await pass(held)
  expect(two.ask).toHaveBeenCalledTimes(3)
  expect(started).toEqual(['one', 'two'])
})

test('a request keeps its turn while it is not ready', async () => {
  const queue = openQueue(1)
  const { ask, started, answer } = asker(queue)
  const first = readiness()
  ask('first', { ready: first.ask })
  for (const about of ['second', 'third', 'fourth']) ask(about)
  await drain()
  answer('second')
  await drain()
  first.told.ready()
  await pass(held)
  answer('first')
  await pass(held)
  expect(started).toEqual(['second', 'first', 'third'])
})

test('a request that fails to become ready leaves with the reason', async () => {
  const queue = openQueue(1)
  const { ask, started, outcomes } = asker(queue)
  const one = readiness()
  ask('one', { ready: one.ask })
  await drain()
  const reason = new Error('not any more')
  one.told.failed(reason)
  await drain()
  expect(outcomes['one']).toBe(reason)
  expect(waiting(queue)).toEqual([])
  ask('two')
  await drain()
  expect(started).toEqual(['two'])
})

test('a request that leaves while it is asked, or while it is not ready, costs no place', async () => {
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
  one.told.ready()
  await pass(held)
  expect(started).toEqual([])
  expect(freePlaces(queue.snapshot(), 'list', Date.now())).toBe(1)
})

test('a request that was refused is asked again before it goes again', async () => {
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

test('clearing takes out all that waits, with the reason given', async () => {
  const queue = openQueue(1)
  const { ask, outcomes } = asker(queue)
  for (const about of ['a', 'b', 'c']) ask(about)
  await drain()
  const reason = new Error('signed out')
  queue.clear(reason)
  await drain()
  expect(outcomes).toEqual({ b: reason, c: reason })
  expect(waiting(queue)).toEqual([])
})

test('what was under way when the queue was cleared does not come back into it', async () => {
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

test('what was being put back when the queue was cleared does not stay in it', async () => {
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

test('a cleared queue sends nothing any more', async () => {
  const queue = openQueue(2)
  const { ask, outcomes, started } = asker(queue)
  const reason = new Error('signed out')
  queue.clear(reason)
  ask('a')
  await drain()
  expect(outcomes['a']).toBe(reason)
  expect(started).toEqual([])
})

test('a refusal for its number pauses the budget, and the request goes again in its own turn', async () => {
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
  expect(freePlaces(queue.snapshot(), 'list', pageNow())).toBe(0)
  await pass(11_999)
  expect(started).toEqual(['a'])
  await pass(1)
  expect(started).toEqual(['a', 'a'])
  answer('a')
  await drain()
  expect(started).toEqual(['a', 'a', 'b'])
  expect(outcomes).toEqual({ a: 'answered' })
})

test('a refused request goes before later ones even when its refusal sets no pause of its own', async () => {
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
  // `first` tests the water. The late refusal of the same burst comes before it is answered.
  expect(started).toEqual(['first', 'late', 'first'])
  await pass(100)
  refuse('late', { retryAfterMs: null })
  answer('first')
  await pass(2_000)
  expect(started.slice(3)).toEqual(['late', 'c', 'd'])
})

test('a late refusal of a burst does not let later requests pass it', async () => {
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

test('a refused sign-in holds the queue until released, and nothing is lost', async () => {
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

test('a release that comes while the refusal is being written down is not lost', async () => {
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

test('what must go again as it is goes at once', async () => {
  const { ask, started, refuse } = asker(openQueue(10))
  ask('a')
  await drain()
  refuse('a', 'again')
  await drain()
  expect(started).toEqual(['a', 'a'])
})

test('other failures are the end of a request', async () => {
  const { ask, fail, outcomes, started } = asker(openQueue(10))
  ask('a')
  await drain()
  const failure = new Error('broken')
  fail('a', failure)
  await pass(100_000)
  expect(outcomes['a']).toBe(failure)
  expect(started).toEqual(['a'])
})

test('a send that throws at once fails its request, and the next one goes', async () => {
  const queue = openQueue(10)
  const failure = new Error('at once')
  const run = queue.run({ budget: 'list', priority: 'visible', about: 'a' }, () => {
    throw failure
  })
  await expect(run).rejects.toBe(failure)
  const { ask, started } = asker(queue)
  ask('b')
  await drain()
  expect(started).toEqual(['b'])
})

test('a failure that nobody answered does not end the careful testing after a pause', async () => {
  const queue = openQueue(10)
  const { ask, started, refuse, fail } = asker(queue)
  ask('a')
  await drain()
  refuse('a', { retryAfterMs: null })
  await drain()
  for (const about of ['b', 'c', 'd']) ask(about)
  await pass(5_000)
  fail('a', new Error('no network'))
  await drain()
  expect(started).toEqual(['a', 'a', 'b'])
})

test('promoting moves the waiting reads of a key up, never down, and the screen hears of it', async () => {
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

test('a promoted read uses the places that it left to others before', async () => {
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

test('a place that another tab gives back is used without waiting for a timer', async () => {
  const open = tabsStore()
  const mine = asker(openQueue(1, open()))
  const theirs = asker(openQueue(1, open()))
  theirs.ask('theirs')
  await drain()
  mine.ask('mine')
  await drain()
  theirs.answer('theirs')
  await pass(held)
  expect(mine.started).toEqual(['mine'])
})

test.each([3_600_000, -3_600_000])(
  'a short wait is not stretched to a longer one when the clock jumps by %i ms',
  async (ms) => {
    const queue = openQueue(4)
    const { ask, started, refuse, answer } = asker(queue)
    ask('a')
    await drain()
    answer('a')
    // Each of these needs all four places free, so it sets a timer a minute from now.
    ask('long', { priority: 'background' })
    ask('x', { budget: 'detail' })
    await drain()
    if (ms > 0) jump(ms)
    refuse('x', { retryAfterMs: 2_000 })
    await drain()
    if (ms < 0) jump(ms)
    ask('longer', { priority: 'background' })
    await pass(2_000)
    expect(started.filter((about) => about === 'x')).toHaveLength(2)
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

test('the snapshot tells what runs, what waits and when its turn is, and what was sent', async () => {
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
    running: [{ about: 'a', budget: 'list' }],
    waiting: [{ about: 'b', budget: 'list', since: start, turnAt: start + held }],
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
      about: 'a',
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

test('everybody who waited for the budget is recorded as having waited for it', async () => {
  const queue = openQueue(2)
  const { ask, answer } = asker(queue)
  for (const about of ['a', 'b', 'c', 'd']) ask(about)
  await drain()
  answer('a')
  answer('b')
  await pass(held)
  answer('c')
  answer('d')
  await drain()
  expect(queue.snapshot().sent.map(({ about, waitedFor }) => [about, waitedFor])).toEqual([
    ['d', 'budget'],
    ['c', 'budget'],
    ['b', null],
    ['a', null],
  ])
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

test('what waits for a sign-in is recorded as having waited for it', async () => {
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

test('a clock set back makes no time negative', async () => {
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

test('only the last fifty are kept', async () => {
  const queue = openQueue(100)
  for (let index = 0; index < 60; index += 1) {
    const options = { budget: 'list', priority: 'visible', about: String(index) } as const
    await queue.run(options, () => Promise.resolve())
  }
  await drain()
  expect(queue.snapshot().sent).toHaveLength(50)
  expect(queue.snapshot().sent[0]?.about).toBe('59')
})

test('a request that leaves places to others is told a turn at which there are enough', async () => {
  const queue = openQueue(4)
  const { ask, answer } = asker(queue)
  ask('a')
  await drain()
  answer('a')
  ask('b', { priority: 'background' })
  await drain()
  expect(queue.snapshot().waiting[0]?.turnAt).toBe(pageNow() + held)
})

test('the free places are those that are neither spent nor closed by a pause', async () => {
  const queue = openQueue(3)
  const { ask, answer } = asker(queue)
  ask('a')
  ask('b')
  await drain()
  answer('a')
  await drain()
  expect(freePlaces(queue.snapshot(), 'list', pageNow())).toBe(1)
  expect(freePlaces(queue.snapshot(), 'detail', pageNow())).toBe(3)
  expect(freePlaces(queue.snapshot(), 'unheard of', pageNow())).toBe(3)
  expect(freePlaces(queue.snapshot(), 'list', pageNow() + held)).toBe(3)
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
