import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { formValuesOf } from '#account/edits/form-values.ts'
import { fieldPath, pathId } from '#account/fields/field-path.ts'
import { readEdits } from '#account/edits/patch.ts'
import { productTexts } from '#account/products/product-edits.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { EditedAccount } from '#editing/session/edited-account.ts'
import { HeldValues } from '#editing/session/field-values.ts'
import { anyDetailAndEdits, anyTwoSides, sendable } from '../../account/arbitrary-edits.ts'
import { base, typed } from '../some-write.ts'

const add = {
  action: 'add',
  key: 'k1',
  values: { ...productTexts(null), provider_id: '1', product_type_id: '2' },
} as const
const local = 'local@acme.example'

function open(over = base, local: readonly AccountPatch[] = []) {
  const edited = new EditedAccount(over, { localPatches: () => local })
  /** A page that shows it. */
  const page = new HeldValues(formValuesOf(over))
  const leave = edited.attach(page)
  const type = (key: Parameters<HeldValues['write']>[0], text: string) => page.write(key, text)
  const conflicts = () => edited.openConflicts().map(({ path }) => pathId(path))
  const incoming = () =>
    edited.state().incoming.map((change) => (change.kind === 'field' ? change.field : change.kind))
  return { edited, page, leave, type, conflicts, incoming }
}

describe('the field values', () => {
  test('are those that the page holds, and stay when it is left', () => {
    const { edited, page, leave, type } = open()
    type('email', local)
    expect(edited.edits().fields.email).toBe(local)
    leave()
    page.write('email', 'typed into a page that is gone')
    expect(edited.edits().fields.email).toBe(local)
    const next = new HeldValues(formValuesOf(base))
    edited.attach(next)
    expect(next.read().email).toBe(local)
  })

  test('of a page that was replaced do not come back with it', () => {
    const { edited, leave } = open()
    const next = new HeldValues(formValuesOf(base))
    edited.attach(next)
    leave()
    next.write('email', local)
    expect(edited.edits().fields.email).toBe(local)
  })

  test('notify of each change, in fields and in staged edits', () => {
    const { edited, type } = open()
    const listener = vi.fn()
    const stop = edited.watch(listener)
    type('email', local)
    edited.staged.set({ products: [add] })
    expect(listener).toHaveBeenCalledTimes(2)
    stop()
    type('email', 'again')
    expect(listener).toHaveBeenCalledTimes(2)
  })

  test('can be reverted, one field or all', () => {
    const { edited, type } = open()
    type('email', local)
    type('notes', 'local')
    edited.staged.set({ products: [add] })
    edited.revert(fieldPath('email'))
    expect(edited.edits()).toEqual({
      ...editsOf(base),
      ...edited.staged.get(),
      fields: { ...formValuesOf(base), notes: 'local' },
    })
    expect(edited.isChanged()).toBe(true)
    edited.discard()
    expect(edited.edits()).toEqual(editsOf(base))
    expect(edited.isChanged()).toBe(false)
  })

  test('in an open editor go into the draft, and nowhere else', () => {
    const { edited } = open()
    const close = edited.staged.open(() => ({ products: [add] }))
    expect(edited.unsaved().products).toEqual([add])
    expect(edited.edits().products).toEqual([])
    close()
    expect(edited.unsaved().products).toEqual([])
  })
})

describe('a fresher read', () => {
  test('replaces values without local edits, and reports them as incoming', () => {
    const { edited, incoming, conflicts } = open()
    edited.rebase({ ...base, email: 'remote@acme.example' })
    expect(edited.edits().fields.email).toBe('remote@acme.example')
    expect(incoming()).toEqual(['email'])
    expect(conflicts()).toEqual([])
    edited.forgetIncoming()
    expect(incoming()).toEqual([])
  })

  test('leaves local edits', () => {
    const { edited, type, conflicts } = open()
    type('email', local)
    edited.rebase({ ...base, notes: 'remote' })
    expect(edited.edits().fields).toMatchObject({ email: local, notes: 'remote' })
    expect(conflicts()).toEqual([])
  })

  test('of a field with local edits is a conflict, unless both values are the same', () => {
    const { edited, type, conflicts } = open()
    type('email', local)
    type('notes', 'same')
    edited.rebase({ ...base, email: 'remote@acme.example', notes: 'same' })
    expect(conflicts()).toEqual(['email'])
    expect(edited.edits().fields.email).toBe(local)
  })

  test('brings no incoming change where it shows what this tab sent', () => {
    const { edited, incoming, conflicts, type } = open(base, [{ email: 'sent@acme.example' }])
    type('email', local)
    edited.rebase({ ...base, email: 'sent@acme.example' })
    expect([incoming(), conflicts()]).toEqual([[], []])
  })

  test('brings no incoming change where it is the first of a created account', () => {
    const edited = new EditedAccount(base, { isRead: false })
    edited.rebase({ ...base, email: 'filled in by the server' })
    expect(edited.state().incoming).toEqual([])
    edited.rebase({ ...base, email: 'remote@acme.example' })
    expect(edited.state().incoming).toHaveLength(1)
  })

  test('that is the same notifies nobody', () => {
    const { edited } = open()
    const before = edited.state()
    edited.rebase(base)
    expect(edited.state()).toBe(before)
  })
})

describe('a conflict', () => {
  function conflicting() {
    const opened = open()
    opened.type('email', local)
    opened.edited.rebase({ ...base, email: 'remote@acme.example', notes: 'remote' })
    expect(opened.conflicts()).toEqual(['email'])
    return opened
  }

  test('is resolved by a later read that shows the previous value again', () => {
    const { edited, conflicts } = conflicting()
    edited.rebase({ ...base, notes: 'remote' })
    expect(conflicts()).toEqual([])
    expect(edited.edits().fields.email).toBe(local)
  })

  test('is resolved by a later read that shows the local value', () => {
    const { edited, conflicts } = conflicting()
    edited.rebase({ ...base, email: local })
    expect(conflicts()).toEqual([])
    expect(edited.isChanged()).toBe(false)
  })

  test('is not resolved by a later read that shows a third value', () => {
    const { edited, conflicts } = conflicting()
    edited.rebase({ ...base, email: 'third@acme.example' })
    expect(conflicts()).toEqual(['email'])
  })

  test('stays, of whatever kind, when the same is read again', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local: edits }) => {
        const { edited, conflicts } = open(over)
        edited.replace(edits)
        edited.rebase(remote)
        const before = conflicts()
        edited.rebase(structuredClone(remote))
        expect(conflicts()).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  test('without a known previous account stays until it is decided', () => {
    const { edited, conflicts, type } = open()
    type('email', local)
    edited.takeUp(base, editsOf(base), [fieldPath('email')])
    expect(conflicts()).toEqual(['email'])
    edited.rebase({ ...base, notes: 'remote' })
    expect(conflicts()).toEqual(['email'])
  })

  test('needs no decision while the local change is reverted', () => {
    const { edited, type, conflicts } = conflicting()
    edited.revert(fieldPath('email'))
    expect(conflicts()).toEqual([])
    type('email', local)
    expect(conflicts()).toEqual(['email'])
  })

  test.each([
    ['remote', new Set(['email']), 'remote@acme.example'],
    ['local', new Set<string>(), local],
  ])('can be decided for the %s value', (_, decided, email) => {
    const { edited, conflicts } = conflicting()
    edited.decide(decided)
    expect(conflicts()).toEqual([])
    expect(edited.edits().fields).toMatchObject({ email, notes: 'remote' })
  })

  test('is noted once, however often it is read', () => {
    const { edited } = conflicting()
    edited.rebase({ ...base, email: 'remote@acme.example', phone: '1' })
    edited.rebase({ ...base, email: 'third@acme.example', phone: '1' })
    expect(edited.state().conflicts).toHaveLength(1)
  })
})

describe('edits that a write carries', () => {
  function carrying(isSent: boolean, edits: Partial<AccountEdits['fields']> = { email: local }) {
    const opened = open()
    for (const [key, text] of Object.entries(edits)) opened.type(key as 'email', text)
    opened.edited.carry(base, opened.edited.edits(), isSent)
    return opened
  }

  test('are in no read, but are not unsaved', () => {
    const { edited } = carrying(false)
    expect([edited.isChanged(), edited.isUnsaved()]).toEqual([true, false])
    expect(edited.unsaved()).toEqual(editsOf(base))
  })

  test('do not include later edits', () => {
    const { edited, type } = carrying(false)
    type('notes', 'more')
    edited.staged.set({ products: [add] })
    expect(edited.isUnsaved()).toBe(true)
    expect(edited.unsaved()).toEqual({
      ...editsOf(base),
      fields: { ...formValuesOf(base), notes: 'more' },
      products: [add],
    })
  })

  test('are unsaved again once they are reverted, or once no write carries them', () => {
    const { edited, type } = carrying(false)
    type('email', base.email ?? '')
    expect(edited.isUnsaved()).toBe(true)
    type('email', local)
    edited.carryNothing()
    expect(edited.isUnsaved()).toBe(true)
    expect(edited.unsaved().fields.email).toBe(local)
  })

  test('bring no incoming change when a read shows them while they are in flight', () => {
    const { edited, incoming, conflicts } = carrying(true)
    edited.rebase({ ...base, email: local })
    expect([incoming(), conflicts(), edited.isUnsaved()]).toEqual([[], [], false])
  })

  test('are in no conflict while they are in flight', () => {
    const { edited, conflicts } = carrying(true)
    edited.rebase({ ...base, email: 'remote@acme.example' })
    expect(conflicts()).toEqual([])
  })

  test('are in conflict with changes by others while they wait', () => {
    const { edited, conflicts } = carrying(false)
    edited.rebase({ ...base, email: 'remote@acme.example' })
    expect(conflicts()).toEqual(['email'])
  })

  test('stay reverted when they are reverted while they are in flight', () => {
    const { edited, type } = carrying(true)
    type('email', base.email ?? '')
    edited.rebase({ ...base, email: local })
    expect(edited.edits().fields.email).toBe(base.email)
    expect(edited.isUnsaved()).toBe(true)
  })

  test('are committed by a read that shows them; later edits stay', () => {
    const { edited, type } = carrying(true)
    edited.staged.set({ products: [add] })
    edited.carry(base, edited.edits(), true)
    type('notes', 'more')
    const later = { ...add, key: 'k2' }
    edited.staged.set({ products: [add, later] })
    edited.commit({ ...base, email: local })
    expect(edited.state().base.email).toBe(local)
    expect(edited.edits().products).toEqual([later])
    expect(edited.unsaved().fields).toEqual({ ...formValuesOf(base), email: local, notes: 'more' })
  })

  test('are committed without a read as well', () => {
    const { edited } = carrying(true)
    edited.commit(null)
    expect(edited.isUnsaved()).toBe(true)
    edited.rebase({ ...base, email: local })
    expect(edited.isUnsaved()).toBe(false)
  })

  test('empty write-only fields when they are committed, unless more was typed', () => {
    const { edited, type } = carrying(true, { qr_code: 'Q', document_type: '5' })
    type('qr_code', 'Q2')
    edited.commit(base)
    expect(edited.edits().fields).toMatchObject({ qr_code: 'Q2', document_type: '' })
  })

  test('take their conflicts with them when they are committed, and no others', () => {
    const { edited, type, conflicts } = open()
    type('email', local)
    type('notes', 'local')
    edited.rebase({ ...base, email: 'remote@acme.example', notes: 'remote' })
    const { base: over } = edited.state()
    edited.carry(over, { ...editsOf(over), fields: { ...formValuesOf(over), email: local } }, true)
    // Even if nobody has read it since.
    edited.commit(null)
    expect(conflicts()).toEqual(['notes'])
  })

  test('are dropped when another tab saves them', () => {
    const { edited, type } = carrying(false)
    type('notes', 'more')
    edited.giveUpCarried()
    expect(edited.edits()).toEqual({
      ...editsOf(base),
      fields: { ...formValuesOf(base), notes: 'more' },
    })
  })

  test('that do not exist can be given up safely', () => {
    const { edited, type } = open()
    type('email', local)
    edited.giveUpCarried()
    expect(edited.edits().fields.email).toBe(local)
  })
})

describe('edits from elsewhere', () => {
  test('are taken up where there are no local edits, over the newest read', () => {
    const { edited, type } = open({ ...base, phone: '1' })
    type('notes', 'here')
    const kept = { ...typed(local), products: [add] }
    edited.takeUp(base, { ...kept, fields: { ...kept.fields, notes: 'kept' } })
    expect(edited.edits()).toMatchObject({
      fields: { email: local, notes: 'here', phone: '1' },
      products: [add],
    })
  })

  test('are in conflict with what others have changed since', () => {
    const { edited, conflicts } = open({ ...base, email: 'remote@acme.example' })
    edited.takeUp(base, typed(local))
    expect(conflicts()).toEqual(['email'])
    expect(edited.edits().fields.email).toBe(local)
  })

  test('win over local edits when they are restored', () => {
    const { edited, type } = open()
    type('email', 'here')
    type('notes', 'here')
    edited.restore(base, typed(local), [])
    expect(edited.edits().fields).toMatchObject({ email: local, notes: 'here' })
  })

  test('are not in conflict with what was sent of them when they are restored', () => {
    const { edited, conflicts } = open({ ...base, email: 'sent@acme.example' })
    edited.restore(base, typed(local), [], [{ email: 'sent@acme.example' }])
    expect(conflicts()).toEqual([])
    edited.restore(base, typed(local), [])
    expect(conflicts()).toEqual(['email'])
  })

  test('can replace all local edits', () => {
    const { edited, type } = open()
    type('notes', 'here')
    edited.replace(typed(local))
    expect(edited.edits()).toEqual(typed(local))
  })
})

describe('for any edits', () => {
  const opened = (over: AccountDetail, edits: AccountEdits, isSent: boolean) => {
    const edited = new EditedAccount(over)
    edited.replace(edits)
    edited.carry(over, edits, isSent)
    return edited
  }

  test('nothing is unsaved while a write carries them, and a draft stores none of them', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, fc.boolean(), ([over, edits], isSent) => {
        const edited = opened(over, edits, isSent)
        expect(edited.isUnsaved()).toBe(false)
        expect(edited.isChanged(edited.unsaved())).toBe(false)
      }),
    )
  })

  test('changes by others do not make them unsaved', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local: edits }) => {
        const edited = opened(over, sendable(over, edits), false)
        edited.rebase(remote)
        expect(edited.isUnsaved()).toBe(false)
      }),
    )
  })

  test('nothing is left once they are given up to another tab', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local: edits }) => {
        const edited = opened(over, sendable(over, edits), false)
        edited.rebase(remote)
        edited.giveUpCarried()
        expect(edited.isChanged()).toBe(false)
      }),
    )
  })

  test('nothing is changed once they are saved and read', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([over, typed]) => {
        const edits = sendable(over, typed)
        const edited = opened(over, edits, true)
        edited.commit(applyPatch(over, readEdits(over, edits).patch, () => null))
        expect(readEdits(edited.state().base, edited.edits()).patch).toEqual({})
      }),
    )
  })
})
