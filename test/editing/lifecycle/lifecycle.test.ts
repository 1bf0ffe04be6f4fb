// Schedules that once broke a law of the write lifecycle.
import { afterEach, expect, test } from 'vitest'
import type { Schedule, Step } from './lifecycle-schedule.ts'
import { simulate } from './lifecycle-simulation.ts'
import { endSimulation } from './simulated-browser.ts'

afterEach(endSimulation)

type Act = readonly [act: Step['act'], ms?: number, options?: { tab?: number; pick?: number }]

/** Returns the laws that these acts break. After each act, the given number of ms passes. */
async function faultsOf(
  acts: readonly Act[],
  { writes = [], reads = [], storeDelays = [0], hasLocks = true }: Partial<Schedule> = {},
): Promise<string[]> {
  const steps = acts.map(([act, ms = 0, { tab = 0, pick = 0 } = {}]) => ({ act, ms, tab, pick }))
  const { faults } = await simulate({ steps, writes, reads, storeDelays, hasLocks })
  return faults
}

/** The field that `type` types into, and the account that `open` opens. */
const picks = {
  notes: { pick: 0 },
  phone: { pick: 1 },
  qrCode: { pick: 4 },
  account101: { pick: 1 },
  account102: { pick: 0 },
}

test('a tab that takes a write over still asks about its conflict', async () => {
  const faults = await faultsOf([
    ['colleague', 900, picks.notes],
    ['type', 55_000, picks.notes],
    ['save', 100],
    ['leave', 100],
    ['openTab', 100],
    ['open', 2_000, { tab: 1, ...picks.account101 }],
  ])
  expect(faults).toEqual([])
})

test('a write that is saved again after its end was announced has its next end announced too', async () => {
  const faults = await faultsOf(
    [
      ['type', 100, picks.notes],
      ['save', 70_000],
      ['save', 200],
      ['leave', 1_000],
    ],
    {
      writes: [
        { fate: 'silent', appliedMs: null },
        { fate: 'answered', ms: 800 },
      ],
    },
  )
  expect(faults).toEqual([])
})

test('the end of a save is announced even if the next save follows it after the page was left', async () => {
  const faults = await faultsOf([
    ['type', 100, picks.notes],
    ['save', 10],
    ['type', 0, picks.phone],
    ['save', 10],
    ['open', 5_000, picks.account102],
  ])
  expect(faults).toEqual([])
})

test('leaving without saving loses no edits that a save has sent, and saves nothing more', async () => {
  const faults = await faultsOf(
    [
      ['type', 100, picks.notes],
      ['save', 200],
      ['type', 100, picks.phone],
      ['save', 500],
      ['giveUp', 5_000],
    ],
    { writes: [{ fate: 'dropped', ms: 350, appliedMs: 300 }] },
  )
  expect(faults).toEqual([])
})

test('a late message about another tab’s save does not affect the save that follows it', async () => {
  const faults = await faultsOf([
    ['openTab', 100],
    ['typeDynamic', 0, { tab: 1 }],
    ['save', 0, { tab: 1 }],
    ['stage', 3, { tab: 0 }],
    ['save', 70_000, { tab: 0 }],
    ['save', 5_000, { tab: 0 }],
  ])
  expect(faults).toEqual([])
})

test('two tabs do not both recover an unsent save, one as a draft and one by sending it', async () => {
  const faults = await faultsOf(
    [
      ['type', 400, picks.notes],
      ['expire'],
      ['save', 1_000],
      ['openTab', 1_000, { tab: 0 }],
      ['reload', 4, { tab: 0 }],
      ['open', 0, { tab: 0, ...picks.account101 }],
    ],
    { storeDelays: [25] },
  )
  expect(faults).toEqual([])
})

test('two tabs that save after the same write are sent one after the other', async () => {
  const faults = await faultsOf(
    [
      ['type', 0, picks.qrCode],
      ['save', 100],
      ['type', 0, picks.qrCode],
      ['save', 100],
      ['openTab', 100],
      ['type', 100, { tab: 1, ...picks.phone }],
      ['save', 100, { tab: 1 }],
    ],
    { writes: [{ fate: 'answered', ms: 9_000 }] },
  )
  expect(faults).toEqual([])
})

test('a slow read does not replace the result of a later one', async () => {
  const faults = await faultsOf(
    [
      ['type', 100, picks.notes],
      ['save', 5_000],
      ['reload', 25_300],
      ['open', 60_000, picks.account101],
      ['save', 1_000],
    ],
    {
      writes: [{ fate: 'dropped', ms: 80, appliedMs: 200 }],
      reads: [
        { fate: 'answered', ms: 80 },
        { fate: 'answered', ms: 80 },
        { fate: 'answered', ms: 28_000 },
      ],
    },
  )
  expect(faults).toEqual([])
})

test('changes by others meanwhile are a conflict before a save is sent again', async () => {
  const faults = await faultsOf(
    [
      ['type', 100, picks.notes],
      ['save', 1_000],
      ['colleague', 48_000, picks.notes],
      ['save', 1_000],
    ],
    { writes: [{ fate: 'failed', status: 500, ms: 2, appliedMs: 1 }] },
  )
  expect(faults).toEqual([])
})

test('no draft is offered while edits are in flight that may come back', async () => {
  const faults = await faultsOf(
    [
      ['type', 1_300, picks.notes],
      ['reload', 4_000],
      ['type', 500, picks.notes],
      ['save', 10],
      ['restore', 12_000],
      ['save', 1_000],
    ],
    { writes: [{ fate: 'rejected', status: 400, ms: 200 }] },
  )
  expect(faults).toEqual([])
})

test('the edits of a rejected save are stored before the tab can crash', async () => {
  const faults = await faultsOf([['type', 2_000, picks.notes], ['save', 2_200], ['crash']], {
    writes: [{ fate: 'rejected', status: 400, ms: 2_000 }],
  })
  expect(faults).toEqual([])
})

test('nothing is sent once the user has signed out', async () => {
  const faults = await faultsOf(
    [
      ['type', 0, picks.notes],
      ['save', 16],
      ['signOut', 5_000],
    ],
    { storeDelays: [5] },
  )
  expect(faults).toEqual([])
})

test('an older draft from another tab does not replace edits in this one', async () => {
  const faults = await faultsOf(
    [
      ['type', 100, picks.notes],
      ['save', 500],
      ['type', 2_000, picks.phone],
      ['closeTab', 1_000],
      ['openTab', 100],
      ['open', 90_000, picks.account101],
      ['type', 2_000, picks.phone],
      ['expire'],
      ['save', 2_000],
      ['reload', 1_000],
    ],
    { writes: [{ fate: 'silent', appliedMs: null }] },
  )
  expect(faults).toEqual([])
})

test('exactly one of two tabs that open an account at the same moment announces how its write ends', async () => {
  const faults = await faultsOf(
    [
      ['openTab'],
      ['type', 0, picks.notes],
      ['save'],
      ['openNew'],
      ['open', 80, { tab: 1, ...picks.account101 }],
      ['type', 0, { tab: 1, ...picks.phone }],
      ['save', 0, { tab: 1 }],
      ['leave'],
      ['type'],
    ],
    { writes: [{ fate: 'answered', ms: 82 }] },
  )
  expect(faults).toEqual([])
})

test('no tab waits for a write that a sign-out in another tab has deleted', async () => {
  const faults = await faultsOf(
    [
      ['open', 0, picks.account101],
      ['type', 0, picks.notes],
      ['save'],
      ['openTab'],
      ['signOut', 0, { tab: 1 }],
    ],
    { writes: [{ fate: 'silent', appliedMs: null }] },
  )
  expect(faults).toEqual([])
})

test('a tab that opens while a write ends does not wait for it forever', async () => {
  const faults = await faultsOf(
    [
      ['type', 100, picks.notes],
      ['save', 130],
      ['openTab', 1_000],
    ],
    { writes: [{ fate: 'answered', ms: 50 }], storeDelays: [25] },
  )
  expect(faults).toEqual([])
})

test('a draft that is stored again while an older version is restored is not lost', async () => {
  const faults = await faultsOf(
    [
      ['open', 1],
      ['type', 1],
      ['save', 636],
      ['open', 1],
      ['expire', 1],
      ['type', 1],
      ['save', 340],
      ['type', 1],
      ['save', 1],
      ['type', 101],
      ['reload', 1],
      ['open', 1],
      ['restore', 1],
    ],
    { storeDelays: [4, 0, 0, 0, 0] },
  )
  expect(faults).toEqual([])
})

test('what is typed and saved just after "Restore" was pressed is not replaced by the draft', async () => {
  const faults = await faultsOf(
    [
      ['type', 22],
      ['reload', 1],
      ['open', 585, picks.phone],
      ['restore', 1],
      ['type', 1],
      ['save', 37],
      ['type', 13],
      ['save', 1_488],
      ['save', 1],
      ['save', 1],
    ],
    { writes: [{ fate: 'rejected', status: 400, ms: 0 }], storeDelays: [4], hasLocks: false },
  )
  expect(faults).toEqual([])
})

test('edits that were not saved survive a crash just after an undo', async () => {
  const faults = await faultsOf(
    [
      ['open', 1, picks.phone],
      ['type', 1],
      ['save', 1],
      ['stage', 1],
      ['save', 6_357],
      ['undo', 11],
      ['crash', 1],
      ['save', 1],
      ['stage', 1],
    ],
    {
      writes: [
        { fate: 'answered', ms: 0 },
        { fate: 'rejected', status: 400, ms: 0 },
      ],
      hasLocks: false,
    },
  )
  expect(faults).toEqual([])
})
