// @vitest-environment jsdom
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { productTexts } from '#account/products/product-edits.ts'
import { editsOf } from '#account/edits/edits.ts'
import { pageNow } from '#clock/page-clock.ts'
import { editingOf } from '#editing/editing.ts'
import { saveHistory } from '#editing/overlay/save-history.ts'
import { stubIndexedDb } from '../../indexed-db.ts'
import { pass, startVirtualTime } from '../../rate-limit/virtual-time.ts'
import { editIn, openSession, untilIdle, showPage, until } from '../open-session.ts'

beforeEach(() => {
  stubIndexedDb()
  startVirtualTime()
})
afterEach(() => {
  vi.useRealTimers()
})

const local = 'local@acme.example.com'
const remote = 'remote@acme.example.com'
const add = {
  action: 'add',
  key: 'k1',
  values: { ...productTexts(null), provider_id: '1', product_type_id: '2' },
} as const

type Opened = Awaited<ReturnType<typeof openSession>>

/** A save that waits for its turn. */
async function queued(options: Parameters<typeof openSession>[0] = {}) {
  const opened = await openSession(options)
  opened.queue.hold('offline')
  opened.type({ email: local })
  opened.session.save()
  expect(opened.phase()).toBe('queued')
  return opened
}

/** A save that is in flight, and is answered after 5 s. */
async function inFlight() {
  const opened = await openSession()
  opened.backend.scenario({ endpoint: 'update', fault: 'delay', ms: 5_000 })
  opened.type({ email: local })
  opened.session.save()
  await opened.becomes('in-flight')
  return opened
}

async function saved(opened?: Opened) {
  const { session, type, becomes, ...rest } = opened ?? (await openSession())
  type({ email: local })
  session.save()
  await becomes('confirmed')
  return { session, type, becomes, ...rest }
}

describe('a save', () => {
  test('sends the edits, after which nothing is changed', async () => {
    const { session, writes, id, backend, written } = await saved()
    expect(writes()).toEqual([['PUT', { email: local }]])
    expect(backend.store.get(id)?.email).toBe(local)
    expect([session.isUnsaved(), session.edited.isChanged()]).toEqual([false, false])
    expect(session.state().base.email).toBe(local)
    expect(saveHistory(written.journal.confirmed(), id)).toMatchObject([{ kind: 'saved' }])
  })

  test('without edits sends nothing', async () => {
    const { session, writes, phase } = await openSession()
    session.save()
    await untilIdle()
    expect([phase(), writes()]).toEqual([null, []])
  })

  test('with errors sends nothing, and shows each error until its field is edited', async () => {
    const { session, type, writes, phase } = await openSession()
    type({ name: '', status: 'far too long' })
    session.save()
    session.save()
    expect([phase(), session.state().attempt]).toEqual([null, 2])
    expect(Object.keys(session.state().errors).toSorted()).toEqual(['name', 'status'])
    session.clearError('name')
    expect(Object.keys(session.state().errors)).toEqual(['status'])
    expect(writes()).toEqual([])
  })

  test('that the server rejects keeps its edits, and shows the errors', async () => {
    const reject = () =>
      HttpResponse.json(
        { success: false, error: { code: 'VALIDATION_ERROR', message: 'email: is not valid' } },
        { status: 400 },
      )
    const opened = await openSession({ bend: () => [http.put('*/accounts/:id', reject)] })
    const { session, type, becomes, text } = opened
    type({ email: local })
    session.save()
    await becomes('rejected')
    expect(session.isUnsaved()).toBe(true)
    expect(text('email')).toBe(local)
    expect(session.state().errors).toHaveProperty('email')
  })
})

describe('the age of the base', () => {
  test('does not matter while the server’s cache can be no newer', async () => {
    const { reads } = await saved()
    expect(reads()).toBe(1)
  })

  test('makes the save read the account first once it exceeds the cache time', async () => {
    const opened = await openSession()
    await pass(31_000)
    opened.backend.edit(opened.id, { notes: 'remote' })
    const { session, writes, reads, text } = await saved(opened)
    expect([reads(), writes()]).toEqual([2, [['PUT', { email: local }]]])
    expect(text('notes')).toBe('remote')
    expect(session.state().incoming).toMatchObject([{ field: 'notes' }])
  })

  test('is checked when the save’s turn comes, not when it was pressed', async () => {
    const { queue, backend, id, becomes, reads, writes, session, text } = await queued()
    await pass(31_000)
    backend.edit(id, { email: remote })
    queue.release('offline')
    await becomes('conflicted')
    expect([reads(), writes()]).toEqual([2, []])
    expect(session.state().deciding).toBe('for-save')
    expect(text('email')).toBe(local)
    expect(backend.store.get(id)?.email).toBe(remote)
  })

  test.each([
    ['remote', new Set(['email']), remote, []],
    ['local', new Set<string>(), local, [['PUT', { email: local }]]],
  ] as const)(
    'a conflict that is decided for the %s value lets the save go on',
    async (_, decided, email, expected) => {
      const { queue, backend, id, becomes, writes, session, text } = await queued()
      await pass(31_000)
      backend.edit(id, { email: remote })
      queue.release('offline')
      await becomes('conflicted')
      session.decide(decided)
      await until(() => !session.edited.isChanged())
      expect(writes()).toEqual(expected)
      expect([text('email'), backend.store.get(id)?.email]).toEqual([email, email])
    },
  )

  test('a conflict that is discarded leaves nothing to send', async () => {
    const { queue, backend, id, becomes, writes, session, phase } = await queued()
    await pass(31_000)
    backend.edit(id, { email: remote })
    queue.release('offline')
    await becomes('conflicted')
    session.discard()
    await untilIdle()
    expect([phase(), session.isUnsaved(), writes()]).toEqual([null, false, []])
  })

  test('that cannot be checked sends nothing, unless its user says so', async () => {
    const opened = await openSession()
    const { session, type, becomes, writes, backend } = opened
    await pass(31_000)
    backend.scenario({ endpoint: 'detail', fault: 'cut-off', times: 3 })
    type({ email: local })
    session.save()
    await becomes('unchecked')
    expect([writes(), session.isUnsaved()]).toEqual([[], true])
    session.save(true)
    await becomes('confirmed')
    expect(writes()).toEqual([['PUT', { email: local }]])
  })

  test('does not count after the server has rejected a save: the account is read first', async () => {
    let isRefusing = true
    const reject = () =>
      isRefusing ? HttpResponse.json({ success: false }, { status: 400 }) : undefined
    const opened = await openSession({ bend: () => [http.put('*/accounts/:id', reject)] })
    const { session, type, becomes, reads } = opened
    type({ email: local })
    session.save()
    await becomes('rejected')
    expect(reads()).toBe(1)
    isRefusing = false
    session.save()
    await becomes('confirmed')
    expect(reads()).toBe(2)
  })

  test('an account that already holds the edits is not written', async () => {
    const { queue, backend, id, becomes, writes, session } = await queued()
    await pass(31_000)
    backend.edit(id, { email: local })
    queue.release('offline')
    await becomes('unchanged')
    expect([writes(), session.isUnsaved()]).toEqual([[], false])
  })
})

describe('a save that is pressed while one waits', () => {
  test('amends it: one request sends both', async () => {
    const { queue, session, type, becomes, writes } = await queued()
    const { write } = session.state()
    type({ notes: 'more' })
    expect(session.isUnsaved()).toBe(true)
    session.save()
    expect(session.state().write).toMatchObject({ id: write?.id, phase: { is: 'queued' } })
    expect(session.isUnsaved()).toBe(false)
    queue.release('offline')
    await becomes('confirmed')
    expect(writes()).toEqual([['PUT', { email: local, notes: 'more' }]])
  })

  test('with its edits reverted cancels it', async () => {
    const { session, type, phase, queue, writes } = await queued()
    type({ email: session.state().base.email ?? '' })
    session.save()
    expect(phase()).toBe('cancelled')
    queue.release('offline')
    await untilIdle()
    expect([writes(), session.isUnsaved()]).toEqual([[], false])
  })
})

describe('a save that is pressed while one is in flight', () => {
  test('follows it, and sends the edits since', async () => {
    const { session, type, writes } = await inFlight()
    type({ notes: 'more' })
    session.save()
    expect(session.state().savesNext).toBe(true)
    await until(() => writes().length === 2)
    await until(() => !session.edited.isChanged())
    expect(writes()).toEqual([
      ['PUT', { email: local }],
      ['PUT', { notes: 'more' }],
    ])
    expect(session.state().savesNext).toBe(false)
  })

  test('without further edits does nothing', async () => {
    const { session, writes, becomes } = await inFlight()
    session.save()
    expect(session.state().savesNext).toBe(false)
    await becomes('confirmed')
    await untilIdle()
    expect(writes()).toHaveLength(1)
  })

  test('reverts what is in flight, when the user has typed the old value', async () => {
    const { session, type, writes, backend, id } = await inFlight()
    const before = session.state().base.email
    type({ email: before ?? '' })
    session.save()
    await until(() => writes().length === 2)
    await until(() => !session.edited.isChanged())
    expect(writes()[1]).toEqual(['PUT', { email: before }])
    expect(backend.store.get(id)?.email).toBe(before)
  })

  test('does not follow a write that is not saved', async () => {
    const { session, type, writes, backend, becomes } = await openSession()
    backend.scenario({ endpoint: 'update', fault: 'forbidden' })
    type({ email: local })
    session.save()
    await becomes('in-flight')
    type({ notes: 'more' })
    session.save()
    expect(session.state().savesNext).toBe(true)
    await becomes('rejected')
    await untilIdle()
    expect([writes().length, session.state().savesNext]).toEqual([1, false])
    expect(session.isUnsaved()).toBe(true)
  })
})

describe('a save that is cancelled', () => {
  test('was never sent, and its edits are unsaved again', async () => {
    const { session, queue, writes, phase, text } = await queued()
    expect(session.isUnsaved()).toBe(false)
    session.cancel()
    expect(phase()).toBe('cancelled')
    expect([session.isUnsaved(), text('email')]).toEqual([true, local])
    queue.release('offline')
    await untilIdle()
    expect(writes()).toEqual([])
  })

  test('in the list of requests behaves the same', async () => {
    const { queue, becomes, session } = await queued()
    queue.cancel(queue.snapshot().waiting[0]?.id ?? '')
    await becomes('cancelled')
    expect(session.isUnsaved()).toBe(true)
  })

  test('too late stays as it is', async () => {
    const { session, phase, becomes } = await inFlight()
    session.cancel()
    expect(phase()).toBe('in-flight')
    await becomes('confirmed')
  })

  test('can be saved again', async () => {
    const { session, queue, writes, becomes } = await queued()
    session.cancel()
    queue.release('offline')
    session.save()
    await becomes('confirmed')
    expect(writes()).toEqual([['PUT', { email: local }]])
  })
})

describe('an undo', () => {
  const undo = ({ session }: Pick<Opened, 'session'>) => {
    const { undoable } = session.state()
    if (!undoable) throw new Error('nothing can be undone')
    session.undo(undoable.saved)
  }
  const leftMs = ({ session }: Pick<Opened, 'session'>) =>
    (session.state().undoable?.until ?? 0) - pageNow()

  test('reverts the changes of the save, and cannot be undone itself', async () => {
    const opened = await openSession()
    const before = opened.session.state().base.email
    const { session, writes, becomes, backend, id } = await saved(opened)
    undo(opened)
    await until(() => session.state().write?.intent.kind === 'undo')
    await becomes('confirmed')
    expect(writes()[1]).toEqual(['PUT', { email: before }])
    expect(backend.store.get(id)?.email).toBe(before)
    expect([session.state().undoable, session.isUnsaved()]).toEqual([null, false])
  })

  test('is offered for half a minute, not counting the time that a cancelled one waited', async () => {
    const opened = await saved()
    expect(leftMs(opened)).toBeGreaterThan(29_000)
    await pass(10_000)
    const before = leftMs(opened)
    opened.queue.hold('offline')
    undo(opened)
    await pass(60_000)
    opened.session.cancel()
    expect(opened.session.state().write).toMatchObject({
      intent: { kind: 'undo' },
      phase: { is: 'cancelled' },
    })
    expect(leftMs(opened)).toBeCloseTo(before, -2)
  })

  test('leaves edits that are typed meanwhile', async () => {
    const opened = await saved()
    opened.type({ notes: 'typed' })
    undo(opened)
    await opened.becomes('confirmed')
    await untilIdle()
    expect(opened.text('notes')).toBe('typed')
    expect(opened.session.isUnsaved()).toBe(true)
  })

  test('does nothing while a write is in flight', async () => {
    const opened = await saved()
    const { undoable } = opened.session.state()
    opened.queue.hold('offline')
    opened.type({ notes: 'more' })
    opened.session.save()
    if (undoable) opened.session.undo(undoable.saved)
    expect(opened.session.state().write?.intent.kind).toBe('save')
  })

  test('is followed by a save that is pressed meanwhile', async () => {
    const opened = await saved()
    opened.queue.hold('offline')
    undo(opened)
    opened.type({ notes: 'more' })
    opened.session.save()
    expect(opened.session.state().savesNext).toBe(true)
    opened.queue.release('offline')
    await until(() => opened.writes().length === 3)
    expect(opened.writes()[2]).toEqual(['PUT', { notes: 'more' }])
  })
})

describe('a save without an answer', () => {
  const lost = async (applied: boolean, isAdding = false) => {
    const opened = await openSession()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied })
    opened.type({ email: local })
    if (isAdding) opened.session.edited.staged.set({ products: [add] })
    opened.session.save()
    await opened.becomes('verifying')
    return opened
  }

  test('is confirmed when a read shows it', async () => {
    const { becomes, session, writes } = await lost(true)
    await becomes('confirmed')
    expect(session.state().write?.phase).toMatchObject({ by: 'verification' })
    expect([session.isUnsaved(), writes().length]).toEqual([false, 1])
  })

  test('counts as not applied only once it must have ended, and is unsaved again', async () => {
    const { becomes, session, text } = await lost(false)
    await pass(60_000)
    expect(session.isUnsaved()).toBe(false)
    await becomes('unresolved')
    expect(session.state().write?.phase).toMatchObject({ found: { verdict: 'not-applied' } })
    expect([session.isUnsaved(), text('email')]).toEqual([true, local])
  })

  test.each([
    ['the server itself has failed', 'server-error', 31],
    // The server behind it may still be processing the request.
    ['a gateway has failed', 'html', 63],
  ] as const)(
    'counts as not applied as soon as it must have ended: %s',
    async (_, fault, seconds) => {
      const { session, type, becomes, backend } = await openSession()
      backend.scenario({ endpoint: 'update', fault, applied: false })
      type({ email: local })
      session.save()
      await becomes('verifying')
      const start = pageNow()
      await becomes('unresolved')
      expect(Math.round((pageNow() - start) / 1000)).toBe(seconds)
    },
  )

  test('is not saved again while it is verified', async () => {
    const { session, phase, type } = await lost(false)
    type({ notes: 'more' })
    session.save()
    await untilIdle()
    expect([phase(), session.state().savesNext]).toEqual(['verifying', false])
  })

  test('is sent again with the edits since', async () => {
    const { session, type, becomes, writes } = await lost(false)
    await becomes('unresolved')
    type({ notes: 'more' })
    session.sendAgain()
    await becomes('confirmed')
    expect(writes().slice(1)).toEqual([['PUT', { email: local, notes: 'more' }]])
  })

  test('is verified once more before it adds a product again', async () => {
    const { session, becomes, writes, backend, id } = await lost(false, true)
    await becomes('unresolved')
    // Past the longest time in flight, and past every cache.
    await pass(31_000)
    const { values } = add
    const { provider_id, product_type_id } = values
    backend.edit(id, {
      email: local,
      products: [{ action: 'add', provider_id, product_type_id }],
    })
    session.sendAgain()
    await becomes('confirmed')
    expect(writes()).toHaveLength(1)
    expect([session.isUnsaved(), session.edited.edits().products]).toEqual([false, []])
  })

  test('is verified again when its user asks', async () => {
    const { session, becomes, backend, id } = await lost(false)
    await becomes('unresolved')
    await pass(31_000)
    backend.edit(id, { email: local })
    session.verifyAgain()
    expect(session.state().write?.phase.is).toBe('verifying')
    await becomes('confirmed')
  })
})

describe('an answer that does not name every key', () => {
  /** Stores everything but the notes, and does not name them. */
  const bend = () => [
    http.put('*/accounts/:id', async ({ request, params }) => {
      const { notes: _notes, ...rest } = (await request.json()) as Record<string, unknown>
      stored(String(params['id']), rest)
      return HttpResponse.json({ success: true, data: { updated_fields: Object.keys(rest) } })
    }),
  ]
  let stored: (id: string, patch: object) => void = () => undefined

  async function half() {
    const opened = await openSession({ bend })
    stored = (id, patch) => opened.backend.edit(id, patch)
    opened.type({ email: local, notes: 'local' })
    opened.session.save()
    await opened.becomes('confirmed')
    return opened
  }

  test('is shown, and a read decides: values that are missing are unsaved again', async () => {
    const { session, text, written, id } = await half()
    expect(session.state().acknowledgement).toMatchObject({ stage: 'waiting', keys: ['notes'] })
    expect(session.isUnsaved()).toBe(false)
    await until(() => session.state().acknowledgement?.stage === 'not-saved')
    expect([session.isUnsaved(), text('notes')]).toEqual([true, 'local'])
    expect(text('email')).toBe(local)
    expect(session.state().conflicts).toEqual([])
    const [entry] = saveHistory(written.journal.confirmed(), id)
    expect(entry?.changes).toMatchObject([{ field: 'email' }])
  })

  test('is not followed any further once the page is left', async () => {
    const { session, leave, reads } = await half()
    leave()
    await pass(60_000)
    expect(session.state().acknowledgement).toBeNull()
    expect(reads()).toBe(1)
  })

  test('is not followed any further once the user saves again', async () => {
    const { session, type } = await half()
    type({ notes: 'local too' })
    session.save()
    expect(session.state().acknowledgement).toBeNull()
  })
})

describe('a session whose page is left', () => {
  test('keeps its edits: the page shows them again, and no draft is offered', async () => {
    const { written, workspace, id, session, leave, type } = await openSession()
    type({ email: local })
    leave()
    await pass(5_000)
    expect(session.isUnsaved()).toBe(true)
    const again = await editIn({ workspace }, id)
    expect(again.session).toBe(session)
    expect(again.text('email')).toBe(local)
    expect(session.drafts.state().offered).toBeNull()
    expect(written.detached()).toEqual([])
  })

  test('is closed when it has nothing to lose', async () => {
    const { workspace, id, session, leave } = await openSession()
    leave()
    await pass(5_000)
    expect((await editIn({ workspace }, id)).session).not.toBe(session)
  })

  test('stays while its write waits, which is detached then', async () => {
    const { editing, written, leave, queue, session, phase, becomes, writes } = await queued()
    expect(written.detached()).toEqual([])
    leave()
    await untilIdle()
    expect(written.detached()).toMatchObject([{ phase: { is: 'queued' } }])
    expect(showPage(editing.session(session.state().base, true)).session).toBe(session)
    expect(phase()).toBe('queued')
    expect(written.detached()).toEqual([])
    queue.release('offline')
    await becomes('confirmed')
    expect(writes()).toHaveLength(1)
  })

  test('has the end of its write announced once', async () => {
    const { written, leave, queue, session, workspace, id } = await queued()
    leave()
    queue.release('offline')
    await until(() => written.detached()[0]?.phase.is === 'confirmed')
    expect(session.isUnsaved()).toBe(false)
    const { leave: leaveAgain } = await editIn({ workspace }, id)
    expect(written.detached()).toEqual([])
    leaveAgain()
    await untilIdle()
    expect(written.detached()).toEqual([])
  })

  test('does not announce again a write that ended well and was seen', async () => {
    const { written, leave } = await saved()
    leave()
    await untilIdle()
    expect([written.detached(), written.journal.all()]).toEqual([[], []])
  })

  test('shows a rejected write again after its page was left, and never as a new one', async () => {
    const { written, leave, queue, backend, session } = await queued()
    backend.scenario({ endpoint: 'update', fault: 'forbidden' })
    leave()
    queue.release('offline')
    await until(() => written.detached()[0]?.phase.is === 'rejected')
    expect(session.isUnsaved()).toBe(true)
    written.dismiss(written.detached()[0]?.id ?? '')
    expect(written.detached()).toEqual([])
  })

  test('counts as unfinished at a sign-out while its write has not ended', async () => {
    const { written, leave, queue } = await queued()
    expect([written.unfinished().length, written.underWay().length]).toEqual([1, 1])
    leave()
    queue.release('offline')
    await until(() => written.underWay().length === 0)
    expect(written.unfinished()).toEqual([])
  })
})

test('an undo is offered only where it could change something', async () => {
  const { session, becomes } = await openSession()
  const [product] = session.state().base.products
  if (!product) throw new Error('the account has no products')
  session.edited.staged.set({ products: [{ action: 'remove', product_id: product.id }] })
  session.save()
  await becomes('confirmed')
  expect(session.state().undoable).toBeNull()
})

describe('a draft', () => {
  test('of a sent write is verified when it is restored, and is not saved twice', async () => {
    const opened = await openSession()
    const { session, becomes, backend, id, writes } = opened
    const { base } = session.state()
    const edits = { ...editsOf(base), fields: { ...editsOf(base).fields, email: local } }
    backend.edit(id, { email: local })
    const at = Date.now() - 60_000
    await pass(31_000)
    const draft = {
      account: id,
      page: 'earlier',
      name: base.name,
      edits,
      base,
      conflicts: [],
      sent: { before: base, edits, at },
      savedAt: at,
    }
    await opened.written.drafts.keep(draft)
    const restored = session.restore(draft)
    await untilIdle()
    await restored
    await becomes('confirmed')
    expect([writes(), session.isUnsaved()]).toEqual([[], false])
  })

  test('stores the edits, except for those that a write carries', async () => {
    const { written, id, type, session, queue } = await openSession()
    const stored = async () => (await written.drafts.listFor(id)).map(({ edits }) => edits.fields)
    type({ email: local })
    await pass(1_000)
    expect(await stored()).toMatchObject([{ email: local }])
    queue.hold('offline')
    session.save()
    await untilIdle()
    expect(await stored()).toEqual([])
    type({ notes: 'more' })
    await pass(1_000)
    expect(await stored()).toMatchObject([{ email: session.state().base.email, notes: 'more' }])
  })
})

test('two pages of one account in a tab share one session', async () => {
  const { session, workspace, id, leave } = await openSession()
  const other = showPage(editingOf(workspace.writes).session(session.state().base, true))
  expect(other.session).toBe(session)
  leave()
  expect(session.isAttached).toBe(true)
  other.leave()
  expect(session.isAttached).toBe(false)
  expect(id).toBe(session.accountId)
})
