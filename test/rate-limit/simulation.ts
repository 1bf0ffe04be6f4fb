// Simulates a browser with several tabs, and a server with a strict window that counts each request
// when it arrives, refused ones included.
import { pageNow } from '#clock/page-clock.ts'
import { Ledger, type LedgerStore } from '#rate-limit/ledger.ts'
import type { Scope } from '#rate-limit/ledger-state.ts'
import { priorities, type Priority } from '#rate-limit/queue-order.ts'
import { RequestQueue } from '#rate-limit/request-queue.ts'
import * as fc from 'fast-check'
import { drain, jump, runUntil, startVirtualTime } from './virtual-time.ts'

export const limit = { requests: 10, windowMs: 60_000 }
const budgets = ['list', 'detail', 'create', 'update'] as const
const tabs = 3

export interface Ask {
  at: number
  tab: number
  budget: (typeof budgets)[number]
  priority: Priority
  latencyMs: number
  /** When the request reaches the server, as a fraction of its latency: 0 to 1. */
  arrives: number
  abortAfterMs: number | null
}

export interface Schedule {
  asks: Ask[]
  jumps: { at: number; ms: number }[]
  /** Whether the server refuses its nth request at random, and with which Retry-After. */
  whims: { refuses: boolean; retryAfterMs: number | null }[]
  storeDelays: number[]
}

const anyAsk: fc.Arbitrary<Ask> = fc.record({
  // Few distinct times, so that requests come in bursts.
  at: fc.oneof(fc.constantFrom(0, 100, 30_000, 61_000), fc.nat(150_000)),
  tab: fc.nat(tabs - 1),
  budget: fc.oneof(fc.constant('list' as const), fc.constantFrom(...budgets)),
  priority: fc.constantFrom(...priorities),
  latencyMs: fc.oneof(fc.nat(800), fc.nat(29_000)),
  arrives: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  abortAfterMs: fc.option(fc.oneof(fc.constantFrom(0, 1, 15), fc.nat(90_000)), { freq: 3 }),
})

// The ledger ignores a jump of less than a second as imprecision.
const anyJump = fc.record({
  at: fc.nat(150_000),
  ms: fc.oneof(
    fc.integer({ min: 1_100, max: 7_200_000 }),
    fc.integer({ min: -7_200_000, max: -1 }),
  ),
})

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  asks: fc.array(anyAsk, { minLength: 1, maxLength: 70, size: 'max' }),
  jumps: fc.array(anyJump, { maxLength: 3 }),
  whims: fc.array(fc.record({ refuses: fc.boolean(), retryAfterMs: fc.option(fc.nat(90_000)) }), {
    maxLength: 30,
  }),
  storeDelays: fc.array(fc.constantFrom(0, 0, 0, 3, 20), { minLength: 1, maxLength: 7 }),
})

class TooMany extends Error {
  readonly retryAfterMs: number | null
  constructor(retryAfterMs: number | null) {
    super('too many')
    this.retryAfterMs = retryAfterMs
  }
}

interface Turn {
  priority: Priority
  sequence: number
}

/** The result of one schedule. Every list in it lists errors. */
export interface Outcome {
  /** The most requests that the server saw in any window of one of its budgets. */
  mostInAWindow: number
  refusals: number
  /** Requests that got no answer although nobody aborted them. */
  unanswered: Ask[]
  /** Requests that were aborted while they waited, and still started. */
  startedAfterAbort: Ask[]
  /** Requests that started before an earlier request of the same tab and budget. */
  outOfTurn: Ask[]
  /** Every scope that any ledger has had. */
  scopes: Set<Scope>
  /** The longest wait ever announced to the first request of a lane, in ms. */
  longestAnnounced: number
}

/** Runs a schedule. The server follows `whims` only when it is `capricious`. */
export async function simulate(
  schedule: Schedule,
  openStore: () => LedgerStore,
  server: { scope: Scope; capricious: boolean } = { scope: 'endpoint', capricious: false },
  quiesce: () => Promise<void> = drain,
): Promise<Outcome> {
  startVirtualTime()
  const outcome: Outcome = {
    mostInAWindow: 0,
    refusals: 0,
    unanswered: [],
    startedAfterAbort: [],
    outOfTurn: [],
    scopes: new Set(),
    longestAnnounced: 0,
  }
  const arrivals: { budget: string; at: number }[] = []
  let arrived = 0

  const arrive = (budget: string): void => {
    const now = performance.now()
    arrivals.push({ budget, at: now })
    const inWindow = arrivals.filter(
      (each) =>
        each.at > now - limit.windowMs && (server.scope === 'token' || each.budget === budget),
    ).length
    outcome.mostInAWindow = Math.max(outcome.mostInAWindow, inWindow)
    const whim = server.capricious ? schedule.whims[arrived++] : undefined
    if (inWindow <= limit.requests && !whim?.refuses) return
    outcome.refusals += 1
    throw new TooMany(whim?.retryAfterMs ?? null)
  }

  const noteWait = (queue: RequestQueue<string>): void => {
    for (const budget of budgets) {
      const first = queue.snapshot().waiting.find((each) => each.budget === budget)
      const announced = (first?.turnAt ?? pageNow()) - pageNow()
      outcome.longestAnnounced = Math.max(outcome.longestAnnounced, announced)
    }
  }

  const queues = Array.from({ length: tabs }, () => {
    const ledger = new Ledger(openStore(), { limit, scope: 'endpoint' })
    const queue = new RequestQueue<string>(ledger, budgets, (error) =>
      error instanceof TooMany ? { retryAfterMs: error.retryAfterMs } : null,
    )
    queue.subscribe(() => outcome.scopes.add(ledger.state.scope))
    queue.subscribe(() => noteWait(queue))
    return queue
  })

  const lanes = new Map<string, Set<Turn>>()
  let pending = schedule.asks.length

  let asked = 0

  const start = (ask: Ask): void => {
    const sequence = (asked += 1)
    const given = new AbortController()
    const lane = lanes.get(`${ask.tab} ${ask.budget}`) ?? new Set()
    lanes.set(`${ask.tab} ${ask.budget}`, lane)
    const turn = { priority: ask.priority, sequence }
    lane.add(turn)
    let started = false
    let gone = false
    given.signal.addEventListener('abort', () => {
      lane.delete(turn)
      gone = !started
    })
    const send = (report: (status: number) => void): Promise<void> => {
      if (gone) outcome.startedAfterAbort.push(ask)
      lane.delete(turn)
      if (!started && [...lane].some((other) => isBefore(other, turn))) {
        outcome.outOfTurn.push(ask)
      }
      started = true
      return exchange(ask, given.signal, () => arrive(ask.budget), report)
    }
    const { budget, priority } = ask
    queues[ask.tab]
      ?.run({ budget, priority, descriptor: String(sequence), signal: given.signal }, send)
      .catch((error: unknown) => {
        if (!given.signal.aborted) throw error
      })
      .catch(() => outcome.unanswered.push(ask))
      .finally(() => (pending -= 1))
    if (ask.abortAfterMs === 0) given.abort()
    else if (ask.abortAfterMs !== null) setTimeout(() => given.abort(), ask.abortAfterMs)
  }

  // One timer for all requests of the same time, so that a burst starts together.
  for (const at of new Set(schedule.asks.map((ask) => ask.at))) {
    setTimeout(() => {
      for (const ask of schedule.asks) if (ask.at === at) start(ask)
    }, at)
  }
  for (const { at, ms } of schedule.jumps) {
    setTimeout(() => {
      jump(ms)
      for (const queue of queues) noteWait(queue)
    }, at)
  }

  const day = 24 * 3_600_000
  const finished = await runUntil(() => pending === 0, day, quiesce)
  if (!finished) throw new Error(`${pending} requests never ended`)
  return outcome
}

// A second definition of the order: an oracle that used the queue's own function would accept any
// order.
function isBefore(a: Turn, b: Turn): boolean {
  const urgency = ['save', 'visible', 'likely', 'background']
  const difference = urgency.indexOf(a.priority) - urgency.indexOf(b.priority)
  return difference === 0 ? a.sequence < b.sequence : difference < 0
}

/**
 * Simulates a request: it reaches the server after a fraction of its latency, and is answered at
 * the end of it.
 */
function exchange(
  ask: Ask,
  signal: AbortSignal,
  arrive: () => void,
  report: (status: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer: (() => void) | null = null
    const reach = () => {
      if (answer) return
      try {
        arrive()
        answer = () => {
          report(200)
          resolve()
        }
      } catch (error) {
        answer = () => {
          report(429)
          reject(error)
        }
      }
    }
    const arrival = setTimeout(reach, Math.round(ask.latencyMs * ask.arrives))
    const end = setTimeout(() => {
      reach()
      answer?.()
    }, ask.latencyMs)
    signal.addEventListener('abort', () => {
      clearTimeout(arrival)
      clearTimeout(end)
      // The worst case of an abort: the request still reaches the server, at the last moment.
      reach()
      reject(signal.reason as Error)
    })
  })
}
