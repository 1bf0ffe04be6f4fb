import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formValuesOf } from '#account/edits/form-values.ts'
import { readEdits } from '#account/edits/patch.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import { Failure, failureKinds } from '#http/failures.ts'
import { addsOf } from '#editing/overlay/pending-products.ts'
import { readConfirmed, readStoredWrite, storedWrite } from '#editing/storage/stored-write.ts'
import type { Phase, Write } from '#editing/write.ts'
import { anyDetailAndEdits, sendable } from '../../account/arbitrary-edits.ts'
import { base, confirmedOf, createOf, phaseNames, phases, saveOf, typed } from '../some-write.ts'

/** As another tab, or a later page, reads it. */
const readAgain = (write: Write) => readStoredWrite(structuredClone(storedWrite(write)))
/** With changes that another version of the product could make. */
const readChanged = (changes: Record<string, unknown>, write = queued) =>
  readStoredWrite(structuredClone({ ...(storedWrite(write) as object), ...changes }))

const queued: Write = { ...saveOf(typed('new@acme.example')), phase: phases.queued }

/** The phase that other tabs receive: without what only its own tab can use. */
function sentPhase(phase: Phase): Phase {
  if (phase.is === 'refreshing') return phases.queued
  if (phase.is === 'conflicted' || phase.is === 'abandoned' || phase.is === 'unresolved')
    return phases.cancelled
  if (phase.is === 'confirmed') return { ...phase, found: null }
  if (phase.is !== 'verifying') return phase
  const { sentAt, endedAt } = phase
  return { ...phases.verifying, sentAt, endedAt, failure: new Failure('interrupted') }
}

const anyWrite = fc
  .record({
    account: anyDetailAndEdits,
    phase: fc.constantFrom(...phaseNames),
    kind: fc.constantFrom('save' as const, 'complete' as const, 'undo' as const, 'create' as const),
    text: fc.string(),
    isUnchecked: fc.boolean(),
    isWatched: fc.boolean(),
    handovers: fc.nat(),
  })
  .map(writeOf)

function writeOf({
  account: [over, typed],
  phase: is,
  kind,
  text,
  ...flags
}: {
  account: [AccountDetail, AccountEdits]
  phase: Phase['is']
  kind: Write['intent']['kind']
  text: string
  isUnchecked: boolean
  isWatched: boolean
  handovers: number
}): Write {
  const sent = sendable(over, typed)
  const edits = { ...sent, fields: { ...sent.fields } }
  const saved = { id: text, before: over, edits, patch: readEdits(over, edits).patch }
  const changes = { ...flags, session: text, isAnnounced: true }
  const phase = phases[is]
  if (kind === 'create') return { ...createOf(`A ${text}`, changes), phase }
  const intent = kind === 'undo' ? { kind, of: saved } : { kind }
  return { ...saveOf(edits, { over, intent, name: text, ...changes }), phase }
}

test('any write survives, with everything that other tabs need', () => {
  fc.assert(
    fc.property(anyWrite, (write) => {
      const read = readAgain(write)
      expect(read).toStrictEqual({
        ...write,
        isAnnounced: false,
        cannot: [],
        phase: sentPhase(write.phase),
      })
    }),
  )
})

test.each(failureKinds)('the server’s answer survives: %s', (kind) => {
  const failure = new Failure(kind, {
    status: 400,
    code: 'X',
    serverMessage: 'No',
    serverDetails: [{ path: 'email', message: 'is no e-mail' }],
  })
  const read = readAgain({ ...queued, phase: { ...phases.rejected, failure } })
  const { status, code, serverMessage, serverDetails } = failure
  expect(read?.phase).toMatchObject({
    is: 'rejected',
    failure: { kind, status, code, serverMessage, serverDetails },
  })
})

test('it is read the same a second time', () => {
  fc.assert(
    fc.property(anyWrite, (write) => {
      const once = readAgain(write)
      expect(once && readAgain(once)).toStrictEqual(once)
    }),
  )
})

describe('damaged data does not cost the rest', () => {
  const { fields } = typed('new@acme.example')

  test('a field that is missing or no text keeps its value in the base', () => {
    const { notes: _notes, ...rest } = fields
    const read = readChanged({ edits: { fields: { ...rest, name: 5, fax: '1' } } })
    expect(read?.edits.fields).toEqual({ ...formValuesOf(base), email: 'new@acme.example' })
  })

  test('only the damaged staged edit is dropped', () => {
    const remove = { action: 'remove', product_id: '5' }
    const named = { field_id: '7', isAdded: true, name: 'Tier' }
    const edits = { fields, products: [{ action: 'split' }, remove], dynamic_fields: [null, named] }
    expect(readChanged({ edits })?.edits).toEqual({
      fields,
      products: [remove],
      dynamic_fields: [named],
    })
  })

  test('without lists nothing is staged', () => {
    expect(readChanged({ edits: { fields, products: 'none' } })?.edits).toEqual({
      fields,
      products: [],
      dynamic_fields: [],
    })
  })

  test('a damaged account name is null', () => {
    expect(readChanged({ name: undefined })).toEqual({ ...queued, name: null })
  })

  test('fields that a newer version adds are dropped', () => {
    expect(readChanged({ colour: 'red' })).toEqual(queued)
  })
})

test.each([
  ['nothing', undefined],
  ['a text', 'write'],
  ['no phase', { ...queued, phase: { is: 'dancing' } }],
  ['no body that could be sent', { ...queued, body: { email: 5 } }],
  ['no owner', { ...queued, owner: null }],
  ['a save of nothing', { ...queued, base: null }],
  ['an undo of nothing', { ...queued, intent: { kind: 'undo' } }],
])('%s is no write', (_, value) => {
  expect(readStoredWrite(value)).toBeNull()
})

describe('a confirmed write', () => {
  const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
  const patch = { products: [add], email: 'new@acme.example' }
  const confirmed = confirmedOf(patch, 5_000, {
    adds: addsOf('c5000', patch),
    made: ['9'],
    changes: [{ kind: 'field', field: 'email', before: 'old', after: 'new' }],
  })

  test('is read as it was stored', () => {
    expect(readConfirmed(structuredClone(confirmed))).toEqual(confirmed)
    const create = { ...confirmed, before: null, intent: 'create', patch: { name: 'Acme' } }
    expect(readConfirmed(structuredClone(create))).toEqual(create)
  })

  test.each([
    ['an add without a provider', { sent: { action: 'add' } }],
    ['a change that is no add', { sent: { action: 'remove', product_id: '1' } }],
    ['an add of which nobody knows whether it is missing', { isMissing: 'no' }],
  ])('has no pending product from %s', (_, changes) => {
    const [first] = confirmed.adds
    const damaged = { ...confirmed, adds: [{ ...first, ...changes }] }
    expect(readConfirmed(damaged)).toEqual({ ...confirmed, adds: [] })
  })

  test('loses only the changes that cannot be read', () => {
    const changes = [null, { kind: 'x' }, ...confirmed.changes]
    expect(readConfirmed({ ...confirmed, changes })).toEqual(confirmed)
  })

  test.each([
    ['nothing', null],
    ['no account', { ...confirmed, accountId: null }],
    ['no patch', { ...confirmed, patch: { email: 5 } }],
    ['no time of which a date can be made', { ...confirmed, at: 1e300 }],
  ])('%s is no confirmed write', (_, value) => {
    expect(readConfirmed(value)).toBeNull()
  })
})
