// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { productTexts } from '#account/products/product-edits.ts'
import { emptyEdits } from '#account/edits/edits.ts'
import { newAccount } from '#editing/drafts/draft-record.ts'
import { saveHistory } from '#editing/overlay/save-history.ts'
import { newAccount as madeAs } from '#mock/write-account.ts'
import { stubIndexedDb } from '../../indexed-db.ts'
import { pass, startVirtualTime } from '../../rate-limit/virtual-time.ts'
import { openCreate, untilIdle, showPage, until } from '../open-session.ts'

beforeEach(() => {
  stubIndexedDb()
  startVirtualTime()
})
afterEach(() => {
  vi.useRealTimers()
})

const name = 'Nueva S.A.'
const add = {
  action: 'add',
  key: 'k1',
  values: { ...productTexts(null), provider_id: '1', product_type_id: '2' },
} as const

type Opened = Awaited<ReturnType<typeof openCreate>>
const madeIn = ({ backend }: Pick<Opened, 'backend'>) => backend.store.all().at(-1)
const draftsOf = ({ written }: Pick<Opened, 'written'>, id = newAccount) =>
  written.drafts.listFor(id)

/** A create that waits for its turn. */
async function queued() {
  const opened = await openCreate()
  opened.queue.hold('offline')
  opened.type({ name })
  opened.session.create()
  expect(opened.phase()).toBe('queued')
  return opened
}

describe('a new account', () => {
  test('is created as it was filled in, and nothing is left to save', async () => {
    const opened = await openCreate()
    const { session, type, becomes, writes, written } = opened
    expect(session.isUnsaved()).toBe(false)
    type({ name, email: 'hola@nueva.example' })
    expect(session.isUnsaved()).toBe(true)
    session.create()
    await becomes('confirmed')
    expect(writes()).toEqual([['POST', { name, email: 'hola@nueva.example' }]])
    const id = madeIn(opened)?.id ?? ''
    expect(session.state().write?.phase).toMatchObject({ accountId: id })
    expect(session.isUnsaved()).toBe(false)
    const history = saveHistory(written.journal.confirmed(), id)
    expect(history).toMatchObject([{ kind: 'created' }])
    await pass(1_000)
    expect(await draftsOf(opened)).toEqual([])
  })

  test('is not created while it has errors', async () => {
    const { session, type, writes, phase } = await openCreate()
    type({ status: 'far too long' })
    session.create()
    await untilIdle()
    expect([phase(), writes()]).toEqual([null, []])
    expect(Object.keys(session.state().errors).toSorted()).toEqual(['name', 'status'])
  })

  test('is created once, with all values, when the user presses Create again while it waits', async () => {
    const { session, type, queue, becomes, writes } = await queued()
    type({ notes: 'more' })
    session.create()
    queue.release('offline')
    await becomes('confirmed')
    await untilIdle()
    expect(writes()).toEqual([['POST', { name, notes: 'more' }]])
  })

  test('is created once when the user presses Create again while it is in flight', async () => {
    const { session, type, backend, becomes, writes } = await openCreate()
    backend.scenario({ endpoint: 'create', fault: 'delay', ms: 9_000 })
    type({ name })
    session.create()
    await becomes('in-flight')
    session.create()
    await becomes('confirmed')
    await untilIdle()
    expect(writes()).toHaveLength(1)
  })

  test('is not created when it is cancelled while it waits, and keeps its edits', async () => {
    const { session, queue, writes, text } = await queued()
    session.cancel()
    queue.release('offline')
    await untilIdle()
    expect([writes(), text('name'), session.isUnsaved()]).toEqual([[], name, true])
  })
})

describe('the edits that a POST does not take', () => {
  test('are sent after it, to the created account', async () => {
    const opened = await openCreate()
    const { session, type, writes, written, backend } = opened
    type({ name })
    session.edited.staged.set({ products: [add] })
    session.create()
    await until(() => writes().length === 2)
    await until(() => written.underWay().length === 0)
    const id = madeIn(opened)?.id ?? ''
    expect(writes()[1]).toEqual([
      'PUT',
      { products: [{ action: 'add', provider_id: '1', product_type_id: '2' }] },
    ])
    expect(backend.store.get(id)?.products).toHaveLength(1)
    expect(written.pending.of(id)).toHaveLength(1)
  })

  test('are detached when they are rejected, and are unsaved edits of the account', async () => {
    const opened = await openCreate()
    const { session, type, becomes, leave, written, backend } = opened
    backend.scenario({ endpoint: 'update', fault: 'forbidden' })
    type({ name })
    session.edited.staged.set({ products: [add] })
    session.create()
    await becomes('confirmed')
    leave()
    await until(() => written.detached().some(({ phase }) => phase.is === 'rejected'))
    await untilIdle()
    const id = madeIn(opened)?.id ?? ''
    const [draft] = await draftsOf(opened, id)
    expect(draft?.edits.products).toEqual([add])
  })
})

describe('edits while a create is in flight', () => {
  const underWay = async () => {
    const opened = await openCreate()
    opened.backend.scenario({ endpoint: 'create', fault: 'delay', ms: 5_000 })
    opened.type({ name })
    opened.session.create()
    await opened.becomes('in-flight')
    opened.type({ notes: 'typed' })
    return opened
  }

  test('are unsaved edits of the created account', async () => {
    const opened = await underWay()
    await opened.becomes('confirmed')
    const id = madeIn(opened)?.id ?? ''
    const detail = opened.written.reads.known(id)?.account
    if (!detail) throw new Error('nobody knows it')
    const made = opened.editing.session(detail, false)
    expect(made.isUnsaved()).toBe(true)
    expect(made.edited.edits().fields).toMatchObject({ name, notes: 'typed' })
  })

  test('are a draft of the created account if the page was left', async () => {
    const opened = await underWay()
    opened.leave()
    await until(() => opened.phase() === 'confirmed')
    await untilIdle()
    const [draft] = await draftsOf(opened, madeIn(opened)?.id ?? '')
    expect(draft?.edits.fields).toMatchObject({ name, notes: 'typed' })
  })
})

describe('the page of a new account that is left', () => {
  test('while the create waits shows it again, and creates one account', async () => {
    const { session, leave, editing, written, queue, becomes, writes } = await queued()
    leave()
    await untilIdle()
    expect(written.detached()).toMatchObject([{ intent: { kind: 'create' } }])
    const again = showPage(editing.createSession('start', emptyEdits()))
    await untilIdle()
    expect(again.session).toBe(session)
    expect(again.session.state().write?.phase.is).toBe('queued')
    again.session.create()
    queue.release('offline')
    await becomes('confirmed')
    await untilIdle()
    expect(writes()).toEqual([['POST', { name }]])
  })

  test('has its create announced with a link to the account', async () => {
    const { leave, written, queue, backend } = await queued()
    leave()
    queue.release('offline')
    await until(() => written.detached()[0]?.phase.is === 'confirmed')
    expect(written.detached()[0]?.phase).toMatchObject({
      accountId: madeIn({ backend })?.id,
    })
  })

  test('keeps its edits until they are discarded', async () => {
    const { session, type, leave, editing, written } = await openCreate()
    type({ name })
    leave()
    await pass(1_000)
    expect(editing.createSession('start', emptyEdits())).toBe(session)
    await session.giveUp()
    await pass(1_000)
    expect([session.isUnsaved(), await draftsOf({ written })]).toEqual([false, []])
  })
})

describe('a create without an answer', () => {
  const lost = async (applied: boolean) => {
    const opened = await openCreate()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied })
    opened.type({ name })
    opened.session.edited.staged.set({ products: [add] })
    opened.session.create()
    await opened.becomes('verifying')
    return opened
  }

  test('is confirmed when the list shows it; the rest waits for its user', async () => {
    const opened = await lost(true)
    await opened.becomes('confirmed')
    await untilIdle()
    const id = madeIn(opened)?.id ?? ''
    expect(opened.session.state().write?.phase).toMatchObject({ accountId: id })
    expect(opened.writes()).toHaveLength(1)
    const detail = opened.written.reads.known(id)?.account
    const made = detail && opened.editing.session(detail, false)
    expect(made?.edited.edits().products).toEqual([add])
  })

  test('is verified once more before it is sent again', async () => {
    const opened = await lost(false)
    await opened.becomes('unresolved')
    expect(opened.session.isUnsaved()).toBe(true)
    const { store } = opened.backend
    store.put(madeAs(store.nextAccountId(), { name }))
    await pass(2_000)
    opened.session.sendAgain()
    await opened.becomes('confirmed')
    expect(opened.writes()).toHaveLength(1)
  })

  test('is sent again when the list does not show it', async () => {
    const opened = await lost(false)
    await opened.becomes('unresolved')
    opened.session.sendAgain()
    await opened.becomes('confirmed')
    const posts = opened.writes().filter(([method]) => method === 'POST')
    expect(posts).toHaveLength(2)
    expect(opened.backend.store.all().filter((each) => each.name === name)).toHaveLength(1)
  })
})
