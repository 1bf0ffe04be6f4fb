import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldPath } from '#account/fields/field-path.ts'
import { AccountRow } from '#contract/account.ts'
import { Failure } from '#http/failures.ts'
import type { PreparedWrite } from '#editing/prepare-write.ts'
import { isOpen, type Found, type Phase, type Write } from '#editing/write.ts'
import {
  handedOver,
  submitted,
  transition,
  type Step,
  type WriteEvent,
} from '#editing/write-machine.ts'
import {
  base,
  createOf,
  endedNames,
  nothingFound,
  phaseNames,
  phases,
  saveOf,
  typed,
} from './some-write.ts'

const at = 9_000
const save = saveOf(typed('new@acme.example'))
const create = createOf('Nueva S.A.')
const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
const adding = saveOf(typed('new@acme.example'), { body: { products: [add] } })

const later = { base: { ...base, notes: 'remote' }, edits: typed('newer@acme.example') }
const prepared: PreparedWrite = {
  ...later,
  body: { email: 'newer@acme.example' },
  productIds: [],
  cannot: [],
  conflicts: [],
}
const rejection = new Failure('validation', { status: 400 })
const duplicate = new Failure('validation', { status: 400, maybeResent: true })
const dropped = new Failure('network')
const made = AccountRow.parse({ id: '8', name: 'Nueva S.A.' })
const found = (changes: Partial<Found>): Found => ({ ...nothingFound, ...changes })
const resend = { ...later, name: 'Acme', session: 's1', submittedAt: 8_000 }

/** Every event, in each variant that makes a difference. */
const events = {
  amended: { type: 'amended', ...resend, isUnchecked: false, isOld: false },
  'amended over an old base': { type: 'amended', ...resend, isUnchecked: false, isOld: true },
  outdated: { type: 'outdated' },
  prepared: { type: 'prepared', prepared, at },
  'prepared to nothing': { type: 'prepared', prepared: { ...prepared, body: {} }, at },
  'prepared with a conflict': {
    type: 'prepared',
    prepared: { ...prepared, conflicts: [fieldPath('email')] },
    at,
  },
  'refresh failed': { type: 'refresh-failed', failure: dropped, at },
  'refresh failed: not found': { type: 'refresh-failed', failure: new Failure('not-found'), at },
  sent: { type: 'sent', prepared, at },
  requeued: { type: 'requeued' },
  answered: { type: 'answered', accountId: base.id, updated: ['email'], at },
  'failed: rejected': { type: 'failed', failure: rejection, at },
  'failed: maybe rejected as a duplicate': { type: 'failed', failure: duplicate, at },
  'failed: dropped': { type: 'failed', failure: dropped, at },
  'failed: cancelled': { type: 'failed', failure: new Failure('cancelled'), at },
  cancelled: { type: 'cancelled', at },
  'verification waits': { type: 'verification-waits', until: 12_000 },
  'verified: applied': { type: 'verified', found: found({ verdict: 'applied' }), at },
  'verified: applied twice': { type: 'verified', found: found({ verdict: 'applied-twice' }), at },
  'verified: not applied': { type: 'verified', found: nothingFound, at },
  'verified: inconclusive': { type: 'verified', found: found({ verdict: 'inconclusive' }), at },
  'verified: unread': {
    type: 'verified',
    found: found({ verdict: 'inconclusive', failure: dropped }),
    at,
  },
  'verify again': { type: 'verify-again' },
  'send again': { type: 'send-again', ...resend },
  orphaned: { type: 'orphaned', by: 'two', endedAt: at, failure: new Failure('interrupted') },
} as const satisfies Record<string, WriteEvent>
type EventName = keyof typeof events
const eventNames = Object.keys(events) as EventName[]

/**
 * By phase and event: the next phase and the effects. An event that is not listed changes nothing.
 */
type Table = { [Name in Phase['is']]?: { [Event in EventName]?: string } }

const unsent = {
  amended: 'queued: enqueue',
  'amended over an old base': 'refreshing: enqueue, refresh',
  cancelled: 'cancelled: leave-queue',
  'failed: cancelled': 'cancelled',
  orphaned: 'abandoned',
}
const preparing = {
  prepared: 'queued: enqueue',
  'prepared to nothing': 'unchanged: leave-queue',
  'prepared with a conflict': 'conflicted: leave-queue',
}
const updates: Table = {
  queued: { ...unsent, ...preparing, outdated: 'refreshing: refresh', sent: 'in-flight' },
  refreshing: {
    ...unsent,
    ...preparing,
    'refresh failed': 'unchecked: leave-queue',
    'refresh failed: not found': 'rejected: leave-queue',
  },
  'in-flight': {
    requeued: 'queued',
    answered: 'confirmed: record',
    'failed: rejected': 'rejected',
    'failed: maybe rejected as a duplicate': 'rejected',
    'failed: dropped': 'verifying: verify',
    'failed: cancelled': 'verifying: verify',
    orphaned: 'verifying: verify',
  },
  verifying: {
    'verification waits': 'verifying',
    'verified: applied': 'confirmed: record',
    'verified: applied twice': 'confirmed: record',
    'verified: not applied': 'unresolved',
    'verified: inconclusive': 'unresolved',
    'verified: unread': 'unresolved',
    orphaned: 'verifying: verify',
  },
  rejected: {
    'verified: applied': 'confirmed: record',
    'verified: applied twice': 'confirmed: record',
  },
  unresolved: {
    'verify again': 'verifying: verify',
    'send again': 'refreshing: enqueue, refresh',
  },
}

/** The differences where sending twice could leave a duplicate. */
const withAdd: Table = {
  'in-flight': { 'failed: maybe rejected as a duplicate': 'rejected: verify-quietly' },
  unresolved: { 'send again': 'verifying: verify' },
}
/** The differences where only the list can show which account was created. */
const creates: Table = {
  ...withAdd,
  verifying: { 'verified: applied': 'unresolved', 'verified: applied twice': 'unresolved' },
  rejected: { 'verified: applied': 'rejected', 'verified: applied twice': 'rejected' },
}

function resultOf({ write, effects }: Step): string {
  return [write.phase.is, effects.join(', ')].filter((text) => text !== '').join(': ')
}

describe.each([
  ['an update', save, [updates]],
  ['an update that adds a product', adding, [updates, withAdd]],
  ['a create', create, [updates, creates]],
])('the phases of %s', (_what, kind, tables) => {
  test.each(phaseNames)('%s', (name) => {
    const write: Write = { ...kind, phase: phases[name] }
    const results = eventNames.map((event) => [event, resultOf(transition(write, events[event]))])
    const expected = eventNames.map((event) => {
      const listed = tables.toReversed().find((table) => table[name]?.[event] !== undefined)
      return [event, listed?.[name]?.[event] ?? name]
    })
    expect(Object.fromEntries(results)).toEqual(Object.fromEntries(expected))
  })

  test('an event that is not listed returns the very same write', () => {
    const changed = phaseNames.flatMap((name) => {
      const write: Write = { ...kind, phase: phases[name] }
      const isListed = (event: EventName) =>
        tables.some((table) => table[name]?.[event] !== undefined)
      return eventNames
        .filter((event) => !isListed(event) && transition(write, events[event]).write !== write)
        .map((event) => `${name}, ${event}`)
    })
    expect(changed).toEqual([])
  })

  test('every phase can be reached', () => {
    const known = new Map<string, Write>()
    const open = [submitted(kind, false).write, submitted(kind, true).write]
    for (let write = open.pop(); write; write = open.pop()) {
      if (known.has(write.phase.is)) continue
      known.set(write.phase.is, write)
      for (const name of eventNames) open.push(transition(write, events[name]).write)
    }
    expect([...known.keys()].toSorted()).toEqual(phaseNames.toSorted())
  })
})

describe('a submitted write', () => {
  test('waits for its turn', () => {
    expect(resultOf(submitted(save, false))).toBe('queued: enqueue')
  })

  test('with an old base is read first, and keeps its turn meanwhile', () => {
    expect(resultOf(submitted(save, true))).toBe('refreshing: enqueue, refresh')
  })
})

const inPhase = (name: Phase['is'], kind = save, changes: object = {}) =>
  ({ ...kind, phase: { ...phases[name], ...changes } }) as Write
const after = (write: Write, event: WriteEvent) => transition(write, event).write

describe('an amended write', () => {
  test('is the same write with other edits', () => {
    expect(after(inPhase('queued'), events.amended)).toEqual({ ...inPhase('queued'), ...resend })
  })

  test('may skip the check from then on', () => {
    const event = { ...events.amended, isUnchecked: true }
    expect(after(inPhase('refreshing'), event).isUnchecked).toBe(true)
  })
})

describe('a prepared write', () => {
  test.each(['prepared', 'prepared to nothing'] as const)('is rebased on the read: %s', (name) => {
    const { conflicts: _conflicts, ...over } = events[name].prepared
    const write = after(inPhase('refreshing'), events[name])
    expect(write).toMatchObject(over)
    expect(write).not.toHaveProperty('conflicts')
  })

  test('with a conflict keeps its base, so that the next session finds the conflict too', () => {
    const write = after(inPhase('refreshing'), events['prepared with a conflict'])
    const { phase: _phase, ...before } = inPhase('refreshing')
    expect(write).toMatchObject({ ...before, phase: { is: 'conflicted' } })
  })

  test('is sent as it is prepared, and notes the time', () => {
    const { conflicts: _conflicts, ...over } = prepared
    expect(after(inPhase('queued'), events.sent)).toEqual({
      ...save,
      ...over,
      phase: { is: 'in-flight', sentAt: at },
    })
  })
})

describe('a write that may have been applied', () => {
  test('keeps when it was sent and given up, and why', () => {
    expect(after(inPhase('in-flight'), events['failed: dropped']).phase).toEqual({
      is: 'verifying',
      sentAt: 1_000,
      endedAt: at,
      failure: dropped,
      found: null,
      until: null,
      resend: null,
    })
  })

  test('is left to its user after the verification, with what was found', () => {
    const write = after(inPhase('verifying'), events['verified: not applied'])
    const { sentAt, endedAt, failure } = phases.verifying
    const ended = { is: 'unresolved', at, found: nothingFound, sentAt, endedAt, failure }
    expect(write.phase).toEqual(ended)
  })

  test('keeps what was found so far when it is verified again', () => {
    const { found: _found, ...times } = phases.unresolved
    expect(after(inPhase('unresolved'), events['verify again']).phase).toMatchObject({
      sentAt: times.sentAt,
      endedAt: times.endedAt,
      failure: times.failure,
      found: nothingFound,
      resend: null,
    })
  })

  test('is confirmed by an answer or by a verification', () => {
    expect(after(inPhase('in-flight'), events.answered).phase).toEqual({
      is: 'confirmed',
      at,
      accountId: base.id,
      updated: ['email'],
      by: 'answer',
      found: null,
    })
    const seen = events['verified: applied']
    expect(after(inPhase('verifying'), seen).phase).toEqual({
      is: 'confirmed',
      at,
      accountId: base.id,
      updated: null,
      by: 'verification',
      found: seen.found,
    })
  })

  test('of a create is confirmed as the account that was found', () => {
    const verified = (verdict: Found['verdict'], accounts: AccountRow[]) =>
      after(inPhase('verifying', create), {
        type: 'verified',
        found: found({ verdict, accounts }),
        at,
      }).phase
    expect(verified('applied', [made])).toMatchObject({ is: 'confirmed', accountId: '8' })
    // If two accounts match exactly, nobody knows which one it is.
    const other = { ...made, id: '9' }
    expect(verified('applied-twice', [made, other])).toMatchObject({ is: 'unresolved' })
    expect(verified('inconclusive', [made])).toMatchObject({ is: 'unresolved' })
  })
})

describe('a write that is to be sent again', () => {
  const asked = inPhase('verifying', adding, { resend })

  test('is verified once more first if it makes something', () => {
    const { phase } = after(inPhase('unresolved', adding), events['send again'])
    expect(phase).toMatchObject({ is: 'verifying', resend, sentAt: 1_000 })
    expect(resultOf(transition(inPhase('unresolved', create), events['send again']))).toBe(
      'verifying: verify',
    )
  })

  test.each([
    ['not applied', 'queued: enqueue'],
    ['inconclusive', 'queued: enqueue'],
    ['applied', 'confirmed: record'],
    // No read was made.
    ['unread', 'unresolved'],
  ] as const)('follows the result of that verification: %s', (verdict, result) => {
    expect(resultOf(transition(asked, events[`verified: ${verdict}`]))).toBe(result)
  })

  test('is sent with the edits since', () => {
    const write = after(asked, events['verified: not applied'])
    expect(write).toMatchObject({ id: asked.id, ...resend, isUnchecked: false })
    const update = after(inPhase('unresolved'), events['send again'])
    expect(update).toMatchObject({ id: save.id, ...resend, isUnchecked: false })
  })

  test('is not sent if the list shows it twice already', () => {
    const event = { type: 'verified', found: found({ verdict: 'applied-twice' }), at } as const
    const twice = after(inPhase('verifying', create, { resend }), event)
    expect(twice.phase.is).toBe('unresolved')
  })
})

describe('a write whose tab is gone', () => {
  test.each(['in-flight', 'verifying'] as const)('is verified by another tab: %s', (name) => {
    const write = after(inPhase(name, save, { resend, until: 5 }), events.orphaned)
    expect(write).toMatchObject({ owner: 'two', heir: 'two', isWatched: false, handovers: 1 })
    expect(write.phase).toMatchObject({ is: 'verifying', sentAt: 1_000, until: null, resend: null })
  })

  test('ended by now at the latest, unless it had ended before', () => {
    expect(after(inPhase('in-flight'), events.orphaned).phase).toMatchObject({ endedAt: at })
    expect(after(inPhase('verifying'), events.orphaned).phase).toMatchObject({ endedAt: 2_000 })
  })

  test('counts how often it changed hands', () => {
    const twice = handedOver(handedOver(inPhase('queued'), 'two'), 'three')
    expect(twice).toMatchObject({ owner: 'three', heir: 'three', handovers: 2, isWatched: false })
  })
})

describe('under any sequence of events', () => {
  const anyEvents = fc.array(fc.constantFrom(...eventNames), { maxLength: 30 })
  const anyWrite = fc.constantFrom(save, adding, create)

  test('a write is sent once, unless the server refused it unprocessed or its user says so', () => {
    fc.assert(
      fc.property(anyWrite, fc.boolean(), anyEvents, (kind, isOld, names) => {
        let { write } = submitted(kind, isOld)
        let allowed = 1
        for (const name of names) {
          const next = transition(write, events[name]).write
          const isChanged = next !== write
          if (isChanged && (name === 'requeued' || name === 'send again')) allowed += 1
          if (isChanged && name === 'sent') allowed -= 1
          expect(allowed).toBeGreaterThanOrEqual(0)
          write = next
        }
      }),
    )
  })

  test('it is recorded once, and then nothing changes it any more', () => {
    fc.assert(
      fc.property(anyWrite, anyEvents, (kind, names) => {
        let { write } = submitted(kind, false)
        let records = 0
        for (const name of names) {
          const before = write
          const { write: next, effects } = transition(write, events[name])
          if (effects.includes('record')) records += 1
          const isSame = before.phase.is !== 'confirmed' || next === before
          expect([isSame, next.phase.is === 'confirmed']).toEqual([true, records === 1])
          write = next
        }
      }),
    )
  })

  test('it stays the same write of the same account', () => {
    fc.assert(
      fc.property(anyWrite, anyEvents, (kind, names) => {
        let { write } = submitted(kind, false)
        for (const name of names) ({ write } = transition(write, events[name]))
        const { id, intent, accountId } = kind
        expect(write).toMatchObject({ id, intent, accountId })
      }),
    )
  })
})

test('a write has either ended, or is open', () => {
  const ended = phaseNames.filter((name) => !isOpen(inPhase(name)))
  expect(ended.toSorted()).toEqual(endedNames.toSorted())
})
