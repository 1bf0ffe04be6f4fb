import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accountChanges, type AccountChange } from '#account/changes/changes.ts'
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import { editsOf } from '#account/edits/edits.ts'
import { confirmedWrite } from '#editing/confirmed-write.ts'
import { saveHistory } from '#editing/overlay/save-history.ts'
import { readConfirmed } from '#editing/storage/stored-write.ts'
import type { ConfirmedWrite } from '#editing/write.ts'
import { sampleDetail } from '../../account/arbitrary-account.ts'
import { base, confirmedOf, createOf, nothingFound, phases, saveOf, typed } from '../some-write.ts'

/** Any value that survives JSON: it has no Infinity and no negative zero. */
const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)
const change: AccountChange = { kind: 'field', field: 'notes', before: '', after: 'new' }

describe('the history of saves', () => {
  test('lists the saves of one account, newest first', () => {
    const confirmed = [
      confirmedOf({ notes: 'c' }, 3),
      confirmedOf({ notes: 'b' }, 2, { accountId: '8' }),
      confirmedOf({ notes: 'a' }, 1),
    ]
    expect(saveHistory(confirmed, base.id).map(({ at }) => at)).toEqual([3, 1])
    expect(saveHistory(confirmed, '8').map(({ at }) => at)).toEqual([2])
    expect(saveHistory(confirmed, '9')).toEqual([])
  })

  test.each<[ConfirmedWrite['intent'], string]>([
    ['save', 'saved'],
    ['complete', 'saved'],
    ['undo', 'undone'],
    ['create', 'created'],
  ])('has the kind of each entry: %s', (intent, kind) => {
    const confirmed = confirmedOf({ notes: 'new' }, 1, { intent, changes: [change] })
    expect(saveHistory([confirmed], base.id)).toEqual([
      { id: 'c1', at: 1, kind, changes: [change] },
    ])
  })

  test('is the same after it was stored, whatever was changed', () => {
    fc.assert(
      fc.property(fc.string(), anyJson, fc.option(anyJson, { nil: undefined }), (text, was, is) => {
        const over = sampleDetail({ dynamic_fields: [{ field_id: '7', name: text, value: was }] })
        const untouched = editsOf(over)
        const changes: AccountChange[] = accountChanges(over, {
          fields: { ...untouched.fields, notes: text, qr_code: text, latitude: text },
          products: [
            { action: 'update', product_id: '300000000000000001', values: { status: text } },
            { action: 'remove', product_id: '300000000000000002' },
          ],
          dynamic_fields: [
            { field_id: '7', isAdded: false, value: { text, value: is } },
            { field_id: '8', isAdded: true, name: text, value: { text: null, value: null } },
          ],
        })
        const read = readConfirmed(structuredClone(confirmedOf({}, 5, { changes })))
        expect(read && saveHistory([read], base.id)).toMatchObject([{ at: 5, changes }])
      }),
    )
  })
})

describe('the record of a confirmed write', () => {
  const save = saveOf(typed('new@acme.example'))

  test('has its changes, its time and its tab', () => {
    expect(confirmedWrite({ ...save, phase: phases.confirmed }, 'two')).toEqual({
      id: 'w1',
      intent: 'save',
      accountId: base.id,
      name: 'Acme Corp',
      before: base,
      patch: { email: 'new@acme.example' },
      at: 3_000,
      tab: 'two',
      session: 's1',
      submittedAt: 0,
      changes: [
        { kind: 'field', field: 'email', before: 'old@acme.example', after: 'new@acme.example' },
      ],
      adds: [],
      made: [],
    })
  })

  test('has the filled-in values of a create', () => {
    const phase = { ...phases.confirmed, accountId: '8' }
    expect(confirmedWrite({ ...createOf('Nueva'), phase }, 'one')).toMatchObject({
      accountId: '8',
      before: null,
      changes: [{ kind: 'field', field: 'name', before: '', after: 'Nueva' }],
    })
  })

  test('has the reverted values of an undo', () => {
    const saved = { id: 'w0', before: base, edits: save.edits, patch: { email: 'x' } }
    const over = { ...base, email: 'x' }
    const undo = saveOf(editsOf(over), {
      over,
      intent: { kind: 'undo', of: saved },
      body: { email: 'old@acme.example' },
    })
    expect(confirmedWrite({ ...undo, phase: phases.confirmed }, 'one')).toMatchObject({
      intent: 'undo',
      changes: [{ kind: 'field', field: 'email', before: 'x', after: 'old@acme.example' }],
    })
  })

  test('has the new products that are pending', () => {
    const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
    const adding = { ...save, body: { products: [add, { ...add, status: 'A' }] } }
    const { adds = [] } = confirmedWrite({ ...adding, phase: phases.confirmed }, 'one') ?? {}
    expect(adds).toMatchObject([
      { sent: add, isMissing: false },
      { sent: { status: 'A' }, isMissing: false },
    ])
    expect(new Set(adds.map(({ key }) => key)).size).toBe(2)
    // The reads of a verification have shown them.
    const phase = { ...phases.confirmed, by: 'verification', found: nothingFound } as const
    expect(confirmedWrite({ ...adding, phase }, 'one')?.adds).toEqual([])
  })

  test.each(['in-flight', 'rejected', 'unresolved', 'unchanged'] as const)(
    'does not exist for a write that is %s',
    (phase) => {
      expect(confirmedWrite({ ...save, phase: phases[phase] }, 'one')).toBeNull()
    },
  )
})
