import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { fieldPath, pathId } from '#account/fields/field-path.ts'
import { readEdits } from '#account/edits/patch.ts'
import { editsOf } from '#account/edits/edits.ts'
import { Product } from '#contract/product.ts'
import { prepareWrite } from '#editing/prepare-write.ts'
import type { Write } from '#editing/write.ts'
import { anyTwoSides, sendable } from '../account/arbitrary-edits.ts'
import { base, createOf, phases, saveOf, typed } from './some-write.ts'

const queued = (write: Omit<Write, 'phase'>): Write => ({ ...write, phase: phases.queued })
const save = queued(saveOf(typed('new@acme.example')))
const body = { email: 'new@acme.example' }

describe('a save', () => {
  test('over the unchanged account sends the edits', () => {
    expect(prepareWrite(save, base, [])).toMatchObject({ base, body, conflicts: [] })
  })

  test('over a fresher read sends the same, and no changes by others', () => {
    const current = { ...base, notes: 'remote' }
    const prepared = prepareWrite(save, current, [])
    expect(prepared).toMatchObject({ base: current, body, conflicts: [] })
    expect(prepared.edits.fields.notes).toBe('remote')
  })

  test('of a field that somebody else has changed is a conflict', () => {
    const { conflicts } = prepareWrite(save, { ...base, email: 'remote@acme.example' }, [])
    expect(conflicts.map(pathId)).toEqual(['email'])
  })

  test('of a field that this tab has changed itself is no conflict', () => {
    const current = { ...base, email: 'sent@acme.example' }
    const local = [{ email: 'sent@acme.example' }]
    expect(prepareWrite(save, current, local)).toMatchObject({ body, conflicts: [] })
  })

  test('of values that the account already holds has nothing left to send', () => {
    const prepared = prepareWrite(save, { ...base, email: 'new@acme.example' }, [])
    expect(prepared).toMatchObject({ body: {}, conflicts: [] })
  })

  test('without a check is sent as it was made, whatever the account holds', () => {
    const unchecked = { ...save, isUnchecked: true }
    const prepared = prepareWrite(unchecked, { ...base, email: 'remote@acme.example' }, [])
    expect(prepared).toMatchObject({ base, body, conflicts: [] })
  })

  test('of an account that nobody has read is sent as it was made', () => {
    expect(prepareWrite(save, null, [])).toMatchObject({ base, body, conflicts: [] })
  })

  test('has the product id of each entry', () => {
    const over = { ...base, products: [Product.parse({ id: '5', provider_id: '1' })] }
    const edits = { ...editsOf(over), products: [{ action: 'remove', product_id: '5' } as const] }
    const prepared = prepareWrite(queued(saveOf(edits, { over })), over, [])
    expect(prepared).toMatchObject({ productIds: ['5'], body: { products: [{}] } })
  })

  test('is the same when it is prepared again over the same account', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local }) => {
        const write = queued(saveOf(sendable(over, local), { over }))
        const { conflicts: _conflicts, ...once } = prepareWrite(write, remote, [])
        expect(prepareWrite({ ...write, ...once }, remote, [])).toEqual({ ...once, conflicts: [] })
      }),
    )
  })

  test('without conflicts sends only what its user has changed', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local }) => {
        const edits = sendable(over, local)
        const { patch } = readEdits(over, edits)
        const prepared = prepareWrite(queued(saveOf(edits, { over })), remote, [])
        const isMine = Object.keys(prepared.body).every((key) => key in patch)
        expect(isMine || prepared.conflicts.length > 0).toBe(true)
      }),
    )
  })
})

describe('a create', () => {
  test('sends the current values of its fields, and nothing that a POST does not take', () => {
    const write = queued(createOf('Nueva S.A.'))
    const { fields } = write.edits
    const edits = {
      fields: { ...fields, email: 'hola@nueva.example' },
      products: [],
      dynamic_fields: [{ field_id: '7', isAdded: true, value: { text: null, value: 'x' } }],
    }
    expect(prepareWrite({ ...write, edits }, null, []).body).toEqual({
      name: 'Nueva S.A.',
      email: 'hola@nueva.example',
    })
  })
})

describe('an undo', () => {
  const saved = { id: 'w0', before: base, edits: save.edits, patch: body }
  const after = applyPatch(base, body, () => null)
  const undo = queued(saveOf(editsOf(after), { over: after, intent: { kind: 'undo', of: saved } }))

  test('reverts the changes of the save', () => {
    const prepared = prepareWrite(undo, after, [])
    expect(prepared).toMatchObject({ body: { email: 'old@acme.example' }, cannot: [] })
  })

  test('leaves and reports what was changed since', () => {
    const prepared = prepareWrite(undo, { ...after, email: 'remote@acme.example' }, [])
    const cannot = [{ path: fieldPath('email'), why: 'changed-since' }]
    expect(prepared).toMatchObject({ body: {}, cannot, conflicts: [] })
  })

  test('carries no edits', () => {
    const typing = { ...undo, edits: typed('typed@acme.example') }
    expect(prepareWrite(typing, after, []).edits).toEqual(editsOf(after))
  })
})
