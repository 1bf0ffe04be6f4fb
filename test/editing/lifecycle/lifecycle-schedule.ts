// Random schedules: a series of acts, and the fate of each request.
import * as fc from 'fast-check'
import type { pageActs, tabActs } from './lifecycle-acts.ts'
import type { ReadFate, WriteFate } from './simulated-server.ts'

export type PageAct = keyof typeof pageActs | keyof typeof tabActs
export type WorldAct =
  | 'openTab'
  | 'reload'
  | 'closeTab'
  | 'crash'
  | 'offline'
  | 'online'
  | 'expire'
  | 'signInAgain'
  | 'signOut'
  | 'colleague'

export interface Step {
  act: PageAct | WorldAct
  tab: number
  pick: number
  /** How much time passes after the act, in ms. */
  ms: number
}

export interface Schedule {
  steps: Step[]
  writes: WriteFate[]
  reads: ReadFate[]
  storeDelays: number[]
  /** Whether the browser has Web Locks. */
  hasLocks: boolean
}

export const mostTabs = 3
const fewMs = fc.nat(400)

const anyWriteFate: fc.Arbitrary<WriteFate> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fewMs }) },
  {
    weight: 2,
    arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fc.nat(28_000) }),
  },
  fc.record({ fate: fc.constant('unnamed' as const), ms: fewMs, isApplied: fc.boolean() }),
  fc.record({ fate: fc.constant('empty' as const), ms: fewMs }),
  {
    weight: 4,
    arbitrary: fc.record({
      fate: fc.constant('dropped' as const),
      ms: fc.oneof(fewMs, fc.nat(25_000)),
      appliedMs: fc.option(fc.oneof(fewMs, fc.nat(31_000)), { freq: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      fate: fc.constant('silent' as const),
      appliedMs: fc.option(fc.oneof(fewMs, fc.nat(31_000)), { freq: 3 }),
    }),
  },
  fc.record({
    fate: fc.constant('failed' as const),
    status: fc.constantFrom(500 as const, 503 as const),
    ms: fewMs,
    appliedMs: fc.option(fc.oneof(fewMs, fc.nat(20_000)), { freq: 3 }),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      fate: fc.constant('rejected' as const),
      status: fc.constantFrom(400 as const, 400 as const, 403 as const),
      ms: fewMs,
    }),
  },
  fc.record({
    fate: fc.constant('limited' as const),
    ms: fewMs,
    retryAfter: fc.option(fc.nat(30), { freq: 3 }),
  }),
)

const anyReadFate: fc.Arbitrary<ReadFate> = fc.oneof(
  { weight: 10, arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fewMs }) },
  {
    weight: 2,
    arbitrary: fc.record({ fate: fc.constant('answered' as const), ms: fc.nat(20_000) }),
  },
  fc.record({ fate: fc.constant('dropped' as const), ms: fewMs }),
  fc.record({ fate: fc.constant('failed' as const), ms: fewMs }),
  fc.record({ fate: fc.constant('silent' as const) }),
  fc.record({
    fate: fc.constant('limited' as const),
    ms: fewMs,
    retryAfter: fc.option(fc.nat(30), { freq: 3 }),
  }),
)

const weights: [Step['act'], number][] = [
  ['open', 14],
  ['openNew', 3],
  ['type', 14],
  ['stage', 5],
  ['unstage', 1],
  ['typeDynamic', 3],
  ['save', 22],
  ['saveUnchecked', 2],
  ['sendAgain', 3],
  ['verifyAgain', 2],
  ['cancel', 3],
  ['undo', 4],
  ['decide', 4],
  ['restore', 5],
  ['dropDraft', 1],
  ['discard', 1],
  ['dismiss', 2],
  ['leave', 7],
  ['giveUp', 1],
  ['refresh', 2],
  ['cancelDetached', 1],
  ['dismissDetached', 2],
  ['openTab', 4],
  ['reload', 3],
  ['closeTab', 1],
  ['crash', 3],
  ['offline', 1],
  ['online', 2],
  ['expire', 1],
  ['signInAgain', 3],
  ['signOut', 1],
  ['colleague', 6],
]

const anyAct = fc.oneof(
  ...weights.map(([act, weight]) => ({ weight, arbitrary: fc.constant(act) })),
)

const anyStep: fc.Arbitrary<Step> = fc.record({
  act: anyAct,
  tab: fc.nat(mostTabs - 1),
  pick: fc.nat(7),
  // Two acts never happen in the same millisecond.
  ms: fc
    .oneof(fc.constant(0), fc.nat(30), fc.nat(1_000), fc.nat(12_000), fc.nat(70_000))
    .map((ms) => ms + 1),
})

/** Acts of one tab that often follow each other. */
const stories: readonly (readonly Step['act'][])[] = [
  ['open', 'type', 'save'],
  ['open', 'stage', 'save'],
  ['open', 'type', 'save', 'leave', 'open'],
  ['openNew', 'type', 'stage', 'save'],
  ['openNew', 'type', 'save', 'leave', 'openNew'],
  ['type', 'save', 'type', 'save'],
  ['type', 'colleague', 'save', 'decide'],
  ['save', 'undo'],
  ['sendAgain', 'leave'],
  ['type', 'reload', 'open', 'restore'],
  ['expire', 'save', 'signInAgain'],
]

const anyStory = fc
  .tuple(
    fc.constantFrom(...stories),
    fc.nat(mostTabs - 1),
    fc.array(anyStep, { minLength: 5, maxLength: 5 }),
  )
  .map(([acts, tab, steps]) =>
    acts.flatMap((act, at) => {
      const step = steps[at]
      return step ? [{ ...step, act, tab }] : []
    }),
  )

const anySteps = fc
  .array(fc.oneof({ weight: 2, arbitrary: anyStep.map((step) => [step]) }, anyStory), {
    minLength: 2,
    maxLength: 18,
    size: 'max',
  })
  .map((parts) => parts.flat())

export const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  steps: anySteps,
  writes: fc.array(anyWriteFate, { maxLength: 12, size: 'max' }),
  reads: fc.array(anyReadFate, { maxLength: 20, size: 'max' }),
  storeDelays: fc.array(fc.constantFrom(0, 0, 0, 4, 25), { minLength: 1, maxLength: 5 }),
  hasLocks: fc.boolean(),
})
