import * as fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { draftOf } from '#account/edits/form-values.ts'
import { fieldPart, partId } from '#account/fields/field-path.ts'
import { readWork } from '#account/edits/patch.ts'
import { productTexts } from '#account/products/product-edits.ts'
import { workOf, type AccountWork } from '#account/edits/edits.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { EditedAccount } from '#editing/session/edited-account.ts'
import { HeldValues } from '#editing/session/field-values.ts'
import { anyDetailAndWork, anyTwoSides, sendable } from '../../account/arbitrary-edits.ts'
import { base, typed } from '../some-write.ts'

const add = {
  action: 'add',
  key: 'k1',
  values: { ...productTexts(null), provider_id: '1', product_type_id: '2' },
} as const
const mine = 'mine@acme.example'

function open(over = base, own: readonly AccountPatch[] = []) {
  const edited = new EditedAccount(over, { ownPatches: () => own })
  /** A page that shows it. */
  const page = new HeldValues(draftOf(over))
  const leave = edited.attach(page)
  const type = (key: Parameters<HeldValues['write']>[0], text: string) => page.write(key, text)
  const conflicts = () => edited.openConflicts().map(({ part }) => partId(part))
  const incoming = () =>
    edited.state().incoming.map((change) => (change.kind === 'field' ? change.field : change.kind))
  return { edited, page, leave, type, conflicts, incoming }
}

describe('what is typed', () => {
  test('is what the page holds, and stays when that is left', () => {
    const { edited, page, leave, type } = open()
    type('email', mine)
    expect(edited.edits().fields.email).toBe(mine)
    leave()
    page.write('email', 'typed into a page that is gone')
    expect(edited.edits().fields.email).toBe(mine)
    const next = new HeldValues(draftOf(base))
    edited.attach(next)
    expect(next.read().email).toBe(mine)
  })

  test('of a page that was replaced does not come back with it', () => {
    const { edited, leave } = open()
    const next = new HeldValues(draftOf(base))
    edited.attach(next)
    leave()
    next.write('email', mine)
    expect(edited.edits().fields.email).toBe(mine)
  })

  test('is told at each change, of fields and of what is staged', () => {
    const { edited, type } = open()
    const told = vi.fn()
    const stop = edited.watch(told)
    type('email', mine)
    edited.staged.set({ products: [add] })
    expect(told).toHaveBeenCalledTimes(2)
    stop()
    type('email', 'again')
    expect(told).toHaveBeenCalledTimes(2)
  })

  test('is put back, one part or all of it', () => {
    const { edited, type } = open()
    type('email', mine)
    type('notes', 'mine')
    edited.staged.set({ products: [add] })
    edited.revert(fieldPart('email'))
    expect(edited.edits()).toEqual({
      ...workOf(base),
      ...edited.staged.get(),
      fields: { ...draftOf(base), notes: 'mine' },
    })
    expect(edited.isChanged()).toBe(true)
    edited.discard()
    expect(edited.edits()).toEqual(workOf(base))
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
    edited.follow({ ...base, email: 'theirs@acme.example' })
    expect(edited.edits().fields.email).toBe('theirs@acme.example')
    expect(incoming()).toEqual(['email'])
    expect(conflicts()).toEqual([])
    edited.forgetIncoming()
    expect(incoming()).toEqual([])
  })

  test('leaves what is changed here', () => {
    const { edited, type, conflicts } = open()
    type('email', mine)
    edited.follow({ ...base, notes: 'theirs' })
    expect(edited.edits().fields).toMatchObject({ email: mine, notes: 'theirs' })
    expect(conflicts()).toEqual([])
  })

  test('of what is changed here too is a conflict, unless both came to the same', () => {
    const { edited, type, conflicts } = open()
    type('email', mine)
    type('notes', 'same')
    edited.follow({ ...base, email: 'theirs@acme.example', notes: 'same' })
    expect(conflicts()).toEqual(['email'])
    expect(edited.edits().fields.email).toBe(mine)
  })

  test('is no news where it shows what we sent', () => {
    const { edited, incoming, conflicts, type } = open(base, [{ email: 'ours@acme.example' }])
    type('email', mine)
    edited.follow({ ...base, email: 'ours@acme.example' })
    expect([incoming(), conflicts()]).toEqual([[], []])
  })

  test('is no news either where it is the first of an account that was just created', () => {
    const edited = new EditedAccount(base, { isRead: false })
    edited.follow({ ...base, email: 'filled in by the server' })
    expect(edited.state().incoming).toEqual([])
    edited.follow({ ...base, email: 'theirs@acme.example' })
    expect(edited.state().incoming).toHaveLength(1)
  })

  test('that is the same tells nobody', () => {
    const { edited } = open()
    const before = edited.state()
    edited.follow(base)
    expect(edited.state()).toBe(before)
  })
})

describe('a conflict', () => {
  function disputed() {
    const opened = open()
    opened.type('email', mine)
    opened.edited.follow({ ...base, email: 'theirs@acme.example', notes: 'theirs' })
    expect(opened.conflicts()).toEqual(['email'])
    return opened
  }

  test('is settled by a later read that shows again what was there before', () => {
    const { edited, conflicts } = disputed()
    edited.follow({ ...base, notes: 'theirs' })
    expect(conflicts()).toEqual([])
    expect(edited.edits().fields.email).toBe(mine)
  })

  test('is settled by a later read that shows what is here', () => {
    const { edited, conflicts } = disputed()
    edited.follow({ ...base, email: mine })
    expect(conflicts()).toEqual([])
    expect(edited.isChanged()).toBe(false)
  })

  test('is not settled by a later read that shows something else again', () => {
    const { edited, conflicts } = disputed()
    edited.follow({ ...base, email: 'third@acme.example' })
    expect(conflicts()).toEqual(['email'])
  })

  test('of which the account before is not known stays until it is decided', () => {
    const { edited, conflicts, type } = open()
    type('email', mine)
    edited.takeUp(base, workOf(base), [fieldPart('email')])
    expect(conflicts()).toEqual(['email'])
    edited.follow({ ...base, notes: 'theirs' })
    expect(conflicts()).toEqual(['email'])
  })

  test('needs no decision while the local change is reverted', () => {
    const { edited, type, conflicts } = disputed()
    edited.revert(fieldPart('email'))
    expect(conflicts()).toEqual([])
    type('email', mine)
    expect(conflicts()).toEqual(['email'])
  })

  test.each([
    ['remote', new Set(['email']), 'theirs@acme.example'],
    ['local', new Set<string>(), mine],
  ])('is decided for the %s value', (_, remote, email) => {
    const { edited, conflicts } = disputed()
    edited.decide(remote)
    expect(conflicts()).toEqual([])
    expect(edited.edits().fields).toMatchObject({ email, notes: 'theirs' })
  })

  test('is noted once, however often it is read', () => {
    const { edited } = disputed()
    edited.follow({ ...base, email: 'theirs@acme.example', phone: '1' })
    edited.follow({ ...base, email: 'third@acme.example', phone: '1' })
    expect(edited.state().conflicts).toHaveLength(1)
  })
})

describe('edits that a write carries', () => {
  function carrying(isSent: boolean, edits: Partial<AccountWork['fields']> = { email: mine }) {
    const opened = open()
    for (const [key, text] of Object.entries(edits)) opened.type(key as 'email', text)
    opened.edited.carry(base, opened.edited.edits(), isSent)
    return opened
  }

  test('are in no read, but are not unsaved', () => {
    const { edited } = carrying(false)
    expect([edited.isChanged(), edited.isUnsaved()]).toEqual([true, false])
    expect(edited.unsaved()).toEqual(workOf(base))
  })

  test('are not what is typed besides', () => {
    const { edited, type } = carrying(false)
    type('notes', 'more')
    edited.staged.set({ products: [add] })
    expect(edited.isUnsaved()).toBe(true)
    expect(edited.unsaved()).toEqual({
      ...workOf(base),
      fields: { ...draftOf(base), notes: 'more' },
      products: [add],
    })
  })

  test('are unsaved again once they are put back, or nothing carries them', () => {
    const { edited, type } = carrying(false)
    type('email', base.email ?? '')
    expect(edited.isUnsaved()).toBe(true)
    type('email', mine)
    edited.carryNothing()
    expect(edited.isUnsaved()).toBe(true)
    expect(edited.unsaved().fields.email).toBe(mine)
  })

  test('that are on their way are no news to a read that shows them', () => {
    const { edited, incoming, conflicts } = carrying(true)
    edited.follow({ ...base, email: mine })
    expect([incoming(), conflicts(), edited.isUnsaved()]).toEqual([[], [], false])
  })

  test('that are on their way are in no conflict: what is sent is sent', () => {
    const { edited, conflicts } = carrying(true)
    edited.follow({ ...base, email: 'theirs@acme.example' })
    expect(conflicts()).toEqual([])
  })

  test('that wait are in conflict with what others change meanwhile', () => {
    const { edited, conflicts } = carrying(false)
    edited.follow({ ...base, email: 'theirs@acme.example' })
    expect(conflicts()).toEqual(['email'])
  })

  test('that are put back while they are on their way stay put back', () => {
    const { edited, type } = carrying(true)
    type('email', base.email ?? '')
    edited.follow({ ...base, email: mine })
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
    edited.settle({ ...base, email: mine })
    expect(edited.state().base.email).toBe(mine)
    expect(edited.edits().products).toEqual([later])
    expect(edited.unsaved().fields).toEqual({ ...draftOf(base), email: mine, notes: 'more' })
  })

  test('are settled without a read as well', () => {
    const { edited } = carrying(true)
    edited.settle(null)
    expect(edited.isUnsaved()).toBe(true)
    edited.follow({ ...base, email: mine })
    expect(edited.isUnsaved()).toBe(false)
  })

  test('of write-only fields are empty once they are settled, unless more was typed', () => {
    const { edited, type } = carrying(true, { qr_code: 'Q', document_type: '5' })
    type('qr_code', 'Q2')
    edited.settle(base)
    expect(edited.edits().fields).toMatchObject({ qr_code: 'Q2', document_type: '' })
  })

  test('take their conflicts with them when they are settled, and no others', () => {
    const { edited, type, conflicts } = open()
    type('email', mine)
    type('notes', 'mine')
    edited.follow({ ...base, email: 'theirs@acme.example', notes: 'theirs' })
    const { base: over } = edited.state()
    edited.carry(over, { ...workOf(over), fields: { ...draftOf(over), email: mine } }, true)
    // Not even where nobody has read it since.
    edited.settle(null)
    expect(conflicts()).toEqual(['notes'])
  })

  test('that are another tab’s to save are no edits of this one any more', () => {
    const { edited, type } = carrying(false)
    type('notes', 'more')
    edited.giveUpCarried()
    expect(edited.edits()).toEqual({ ...workOf(base), fields: { ...draftOf(base), notes: 'more' } })
  })

  test('are nothing to give up where there are none', () => {
    const { edited, type } = open()
    type('email', mine)
    edited.giveUpCarried()
    expect(edited.edits().fields.email).toBe(mine)
  })
})

describe('edits that come from elsewhere', () => {
  test('are taken up where nothing is changed here, over what was read since', () => {
    const { edited, type } = open({ ...base, phone: '1' })
    type('notes', 'here')
    const kept = { ...typed(mine), products: [add] }
    edited.takeUp(base, { ...kept, fields: { ...kept.fields, notes: 'kept' } })
    expect(edited.edits()).toMatchObject({
      fields: { email: mine, notes: 'here', phone: '1' },
      products: [add],
    })
  })

  test('are in conflict with what others have changed since', () => {
    const { edited, conflicts } = open({ ...base, email: 'theirs@acme.example' })
    edited.takeUp(base, typed(mine))
    expect(conflicts()).toEqual(['email'])
    expect(edited.edits().fields.email).toBe(mine)
  })

  test('take the place of what is here when they are restored', () => {
    const { edited, type } = open()
    type('email', 'here')
    type('notes', 'here')
    edited.restore(base, typed(mine), [])
    expect(edited.edits().fields).toMatchObject({ email: mine, notes: 'here' })
  })

  test('that are restored are not in conflict with what was sent of them', () => {
    const { edited, conflicts } = open({ ...base, email: 'sent@acme.example' })
    edited.restore(base, typed(mine), [], [{ email: 'sent@acme.example' }])
    expect(conflicts()).toEqual([])
    edited.restore(base, typed(mine), [])
    expect(conflicts()).toEqual(['email'])
  })

  test('put all that is here aside where they replace it', () => {
    const { edited, type } = open()
    type('notes', 'here')
    edited.replace(typed(mine))
    expect(edited.edits()).toEqual(typed(mine))
  })
})

describe('whatever is edited', () => {
  const opened = (over: AccountDetail, edits: AccountWork, isSent: boolean) => {
    const edited = new EditedAccount(over)
    edited.replace(edits)
    edited.carry(over, edits, isSent)
    return edited
  }

  test('while a write carries it nothing is unsaved, and a draft keeps nothing of it', () => {
    fc.assert(
      fc.property(anyDetailAndWork, fc.boolean(), ([over, edits], isSent) => {
        const edited = opened(over, edits, isSent)
        expect(edited.isUnsaved()).toBe(false)
        expect(edited.isChanged(edited.unsaved())).toBe(false)
      }),
    )
  })

  test('what others change meanwhile does not make it unsaved', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, theirs, mine: work }) => {
        const edited = opened(over, sendable(over, work), false)
        edited.follow(theirs)
        expect(edited.isUnsaved()).toBe(false)
      }),
    )
  })

  test('once it is given up to another tab, nothing of it is here', () => {
    fc.assert(
      fc.property(anyTwoSides, ({ base: over, theirs, mine: work }) => {
        const edited = opened(over, sendable(over, work), false)
        edited.follow(theirs)
        edited.giveUpCarried()
        expect(edited.isChanged()).toBe(false)
      }),
    )
  })

  test('once it is saved and read, nothing is changed', () => {
    fc.assert(
      fc.property(anyDetailAndWork, ([over, work]) => {
        const edits = sendable(over, work)
        const edited = opened(over, edits, true)
        edited.settle(applyPatch(over, readWork(over, edits).patch, () => null))
        expect(readWork(edited.state().base, edited.edits()).patch).toEqual({})
      }),
    )
  })
})
