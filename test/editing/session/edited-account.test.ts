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
const local = 'mine@acme.example'

function open(over = base, own: readonly AccountPatch[] = []) {
  const edited = new EditedAccount(over, { localPatches: () => own })
  /** A page that shows it. */
  const page = new HeldValues(formValuesOf(over))
  const leave = edited.attach(page)
  const type = (key: Parameters<HeldValues['write']>[0], text: string) => page.write(key, text)
  const conflicts = () => edited.openConflicts().map(({ path }) => pathId(path))
  const incoming = () =>
    edited.state().incoming.map((change) => (change.kind === 'field' ? change.field : change.kind))
  return { edited, page, leave, type, conflicts, incoming }
}

describe('what is typed', () => {
  test('is what the page holds, and stays when that is left', () => {
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

  test('of a page that was replaced does not come back with it', () => {
    const { edited, leave } = open()
    const next = new HeldValues(formValuesOf(base))
    edited.attach(next)
    leave()
    next.write('email', local)
    expect(edited.edits().fields.email).toBe(local)
  })

  test('is told at each change, of fields and of what is staged', () => {
    const { edited, type } = open()
    const told = vi.fn()
    const stop = edited.watch(told)
    type('email', local)
    edited.staged.set({ products: [add] })
    expect(told).toHaveBeenCalledTimes(2)
    stop()
    type('email', 'again')
    expect(told).toHaveBeenCalledTimes(2)
  })

  test('is put back, one part or all of it', () => {
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

  test('in an open editor is kept in a draft, and is in nothing else', () => {
    const { edited } = open()
    const close = edited.staged.open(() => ({ products: [add] }))
    expect(edited.unsaved().products).toEqual([add])
    expect(edited.edits().products).toEqual([])
    close()
    expect(edited.unsaved().products).toEqual([])
  })
})

describe('a fresher read', () => {
  test('is followed, and told, where nothing is changed here', () => {
    const { edited, incoming, conflicts } = open()
    edited.rebase({ ...base, email: 'theirs@acme.example' })
    expect(edited.edits().fields.email).toBe('theirs@acme.example')
    expect(incoming()).toEqual(['email'])
    expect(conflicts()).toEqual([])
    edited.forgetIncoming()
    expect(incoming()).toEqual([])
  })

  test('leaves what is changed here', () => {
    const { edited, type, conflicts } = open()
    type('email', local)
    edited.rebase({ ...base, notes: 'remote' })
    expect(edited.edits().fields).toMatchObject({ email: local, notes: 'remote' })
    expect(conflicts()).toEqual([])
  })

  test('of what is changed here too is a conflict, unless both came to the same', () => {
    const { edited, type, conflicts } = open()
    type('email', local)
    type('notes', 'same')
    edited.rebase({ ...base, email: 'theirs@acme.example', notes: 'same' })
    expect(conflicts()).toEqual(['email'])
    expect(edited.edits().fields.email).toBe(local)
  })

  test('is no news where it shows what we sent', () => {
    const { edited, incoming, conflicts, type } = open(base, [{ email: 'ours@acme.example' }])
    type('email', local)
    edited.rebase({ ...base, email: 'ours@acme.example' })
    expect([incoming(), conflicts()]).toEqual([[], []])
  })

  test('is no news either where it is the first of an account that was just created', () => {
    const edited = new EditedAccount(base, { isRead: false })
    edited.rebase({ ...base, email: 'filled in by the server' })
    expect(edited.state().incoming).toEqual([])
    edited.rebase({ ...base, email: 'theirs@acme.example' })
    expect(edited.state().incoming).toHaveLength(1)
  })

  test('that is the same tells nobody', () => {
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
    opened.edited.rebase({ ...base, email: 'theirs@acme.example', notes: 'remote' })
    expect(opened.conflicts()).toEqual(['email'])
    return opened
  }

  test('is settled by a later read that shows again what was there before', () => {
    const { edited, conflicts } = conflicting()
    edited.rebase({ ...base, notes: 'remote' })
    expect(conflicts()).toEqual([])
    expect(edited.edits().fields.email).toBe(local)
  })

  test('is settled by a later read that shows what is here', () => {
    const { edited, conflicts } = conflicting()
    edited.rebase({ ...base, email: local })
    expect(conflicts()).toEqual([])
    expect(edited.isChanged()).toBe(false)
  })

  test('is not settled by a later read that shows something else again', () => {
    const { edited, conflicts } = conflicting()
    edited.rebase({ ...base, email: 'third@acme.example' })
    expect(conflicts()).toEqual(['email'])
  })

  test('of which the account before is not known stays until it is decided', () => {
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
    ['remote', new Set(['email']), 'theirs@acme.example'],
    ['local', new Set<string>(), local],
  ])('is decided for the %s value', (_, decided, email) => {
    const { edited, conflicts } = conflicting()
    edited.decide(decided)
    expect(conflicts()).toEqual([])
    expect(edited.edits().fields).toMatchObject({ email, notes: 'remote' })
  })

  test('is noted once, however often it is read', () => {
    const { edited } = conflicting()
    edited.rebase({ ...base, email: 'theirs@acme.example', phone: '1' })
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

  test('are not what is typed besides', () => {
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

  test('are unsaved again once they are put back, or nothing carries them', () => {
    const { edited, type } = carrying(false)
    type('email', base.email ?? '')
    expect(edited.isUnsaved()).toBe(true)
    type('email', local)
    edited.carryNothing()
    expect(edited.isUnsaved()).toBe(true)
    expect(edited.unsaved().fields.email).toBe(local)
  })

  test('that are on their way are no news to a read that shows them', () => {
    const { edited, incoming, conflicts } = carrying(true)
    edited.rebase({ ...base, email: local })
    expect([incoming(), conflicts(), edited.isUnsaved()]).toEqual([[], [], false])
  })

  test('that are on their way are in no conflict: what is sent is sent', () => {
    const { edited, conflicts } = carrying(true)
    edited.rebase({ ...base, email: 'theirs@acme.example' })
    expect(conflicts()).toEqual([])
  })

  test('that wait are in conflict with what others change meanwhile', () => {
    const { edited, conflicts } = carrying(false)
    edited.rebase({ ...base, email: 'theirs@acme.example' })
    expect(conflicts()).toEqual(['email'])
  })

  test('that are put back while they are on their way stay put back', () => {
    const { edited, type } = carrying(true)
    type('email', base.email ?? '')
    edited.rebase({ ...base, email: local })
    expect(edited.edits().fields.email).toBe(base.email)
    expect(edited.isUnsaved()).toBe(true)
  })

  test('are settled by a read that shows them: what was typed besides stays', () => {
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

  test('are settled without a read as well', () => {
    const { edited } = carrying(true)
    edited.commit(null)
    expect(edited.isUnsaved()).toBe(true)
    edited.rebase({ ...base, email: local })
    expect(edited.isUnsaved()).toBe(false)
  })

  test('of write-only fields are empty once they are settled, unless more was typed', () => {
    const { edited, type } = carrying(true, { qr_code: 'Q', document_type: '5' })
    type('qr_code', 'Q2')
    edited.commit(base)
    expect(edited.edits().fields).toMatchObject({ qr_code: 'Q2', document_type: '' })
  })

  test('take their conflicts with them when they are settled, and no others', () => {
    const { edited, type, conflicts } = open()
    type('email', local)
    type('notes', 'local')
    edited.rebase({ ...base, email: 'theirs@acme.example', notes: 'remote' })
    const { base: over } = edited.state()
    edited.carry(over, { ...editsOf(over), fields: { ...formValuesOf(over), email: local } }, true)
    // Not even where nobody has read it since.
    edited.commit(null)
    expect(conflicts()).toEqual(['notes'])
  })

  test('that are another tab’s to save are no edits of this one any more', () => {
    const { edited, type } = carrying(false)
    type('notes', 'more')
    edited.giveUpCarried()
    expect(edited.edits()).toEqual({
      ...editsOf(base),
      fields: { ...formValuesOf(base), notes: 'more' },
    })
  })

  test('are nothing to give up where there are none', () => {
    const { edited, type } = open()
    type('email', local)
    edited.giveUpCarried()
    expect(edited.edits().fields.email).toBe(local)
  })
})

describe('edits that come from elsewhere', () => {
  test('are taken up where nothing is changed here, over what was read since', () => {
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
    const { edited, conflicts } = open({ ...base, email: 'theirs@acme.example' })
    edited.takeUp(base, typed(local))
    expect(conflicts()).toEqual(['email'])
    expect(edited.edits().fields.email).toBe(local)
  })

  test('take the place of what is here when they are restored', () => {
    const { edited, type } = open()
    type('email', 'here')
    type('notes', 'here')
    edited.restore(base, typed(local), [])
    expect(edited.edits().fields).toMatchObject({ email: local, notes: 'here' })
  })

  test('that are restored are not in conflict with what was sent of them', () => {
    const { edited, conflicts } = open({ ...base, email: 'sent@acme.example' })
    edited.restore(base, typed(local), [], [{ email: 'sent@acme.example' }])
    expect(conflicts()).toEqual([])
    edited.restore(base, typed(local), [])
    expect(conflicts()).toEqual(['email'])
  })

  test('put all that is here aside where they replace it', () => {
    const { edited, type } = open()
    type('notes', 'here')
    edited.replace(typed(local))
    expect(edited.edits()).toEqual(typed(local))
  })
})

describe('whatever is edited', () => {
  const opened = (over: AccountDetail, edits: AccountEdits, isSent: boolean) => {
    const edited = new EditedAccount(over)
    edited.replace(edits)
    edited.carry(over, edits, isSent)
    return edited
  }

  test('while a write carries it nothing is unsaved, and a draft keeps nothing of it', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, fc.boolean(), ([over, edits], isSent) => {
        const edited = opened(over, edits, isSent)
        expect(edited.isUnsaved()).toBe(false)
        expect(edited.isChanged(edited.unsaved())).toBe(false)
      }),
    )
  })

  test('what others change meanwhile does not make it unsaved', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local: edits }) => {
        const edited = opened(over, sendable(over, edits), false)
        edited.rebase(remote)
        expect(edited.isUnsaved()).toBe(false)
      }),
    )
  })

  test('once it is given up to another tab, nothing of it is here', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, remote, local: edits }) => {
        const edited = opened(over, sendable(over, edits), false)
        edited.rebase(remote)
        edited.giveUpCarried()
        expect(edited.isChanged()).toBe(false)
      }),
    )
  })

  test('once it is saved and read, nothing is changed', () => {
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
