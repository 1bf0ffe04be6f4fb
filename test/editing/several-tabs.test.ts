// @vitest-environment jsdom
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pathId, productPath } from '#account/fields/field-path.ts'
import { productTexts } from '#account/products/product-edits.ts'
import { outcomeOf } from '../api/fake-api.ts'
import { stubIndexedDb } from '../indexed-db.ts'
import { pass } from '../rate-limit/virtual-time.ts'
import { editIn, openNewIn, openSession, startTab, until, untilIdle } from './open-session.ts'
import { stubChannels } from './other-tabs.ts'

beforeEach(() => {
  stubIndexedDb()
  stubChannels({ isInstant: true })
  // Tabs check on each other at intervals.
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const local = 'local@acme.example.com'
const add = {
  action: 'add',
  key: 'k1',
  values: { ...productTexts(null), provider_id: '1', product_type_id: '2' },
} as const

/** A tab whose save of a product waits for its turn. */
async function queuedInOne() {
  const one = await openSession()
  one.queue.hold('offline')
  one.type({ email: local })
  one.session.edited.staged.set({ products: [add] })
  one.session.save()
  await untilIdle()
  return one
}
type One = Awaited<ReturnType<typeof queuedInOne>>

/** The same account in another tab. */
async function openTwo({ id }: Pick<One, 'id'>) {
  const tab = startTab()
  return { ...tab, ...(await editIn(tab, id)) }
}

/** Closes or crashes the tab: nothing in it continues. */
function die({ stop, queue }: Pick<One, 'stop' | 'queue'>) {
  queue.hold('offline')
  stop()
}

const sent = {
  email: local,
  products: [{ action: 'add', provider_id: '1', product_type_id: '2' }],
}

describe('a write that waits in another tab', () => {
  test('is shown with its phase, and its edits are not edits of this tab', async () => {
    const one = await queuedInOne()
    const two = await openTwo(one)
    expect(two.session.state().elsewhere?.phase.is).toBe('queued')
    expect(two.session.isUnsaved()).toBe(false)
    expect(two.session.drafts.state().offered).toBeNull()
    expect(two.written.detached()).toEqual([])
    one.queue.release('offline')
    await one.becomes('confirmed')
    await untilIdle()
    expect(one.writes()).toEqual([['PUT', sent]])
    expect(two.session.isUnsaved()).toBe(false)
    expect(two.session.state().elsewhere).toBeNull()
  })

  test('is followed by a save of this tab, while its page there is open', async () => {
    const one = await queuedInOne()
    const two = await openTwo(one)
    two.type({ notes: 'two' })
    two.session.save()
    expect(two.session.state().savesNext).toBe(true)
    expect([one.text('email'), two.session.isLeftBehind()]).toEqual([local, false])
    one.queue.release('offline')
    await one.becomes('confirmed')
    await two.becomes('confirmed')
    expect(one.writes()).toEqual([
      ['PUT', sent],
      ['PUT', { notes: 'two' }],
    ])
    expect([one.session.isUnsaved(), two.session.isUnsaved()]).toEqual([false, false])
  })

  test('is followed by a save here, even when its tab closes before it is sent', async () => {
    const one = await queuedInOne()
    const two = await openTwo(one)
    two.type({ notes: 'two' })
    two.session.save()
    die(one)
    await two.becomes('confirmed')
    expect(one.writes()).toEqual([['PUT', { notes: 'two' }]])
    await untilIdle()
    expect([two.session.isUnsaved(), two.phase()]).toEqual([false, 'confirmed'])
    expect(two.session.drafts.state().offered?.edits.fields.email).toBe(local)
  })

  test('is followed by a save here, even when the server rejects it', async () => {
    const one = await queuedInOne()
    const two = await openTwo(one)
    two.type({ notes: 'two' })
    two.session.save()
    one.backend.scenario({ endpoint: 'update', fault: 'forbidden' })
    one.queue.release('offline')
    await one.becomes('rejected')
    await two.becomes('confirmed')
    expect(one.writes().at(-1)).toEqual(['PUT', { notes: 'two' }])
  })

  test('stops the clock of the undo here', async () => {
    const two = await openSession()
    two.type({ notes: 'two' })
    two.session.save()
    await two.becomes('confirmed')
    const one = await openTwo(two)
    one.queue.hold('offline')
    one.type({ email: local })
    one.session.save()
    await untilIdle()
    const left = () => (two.session.state().undoable?.until ?? 0) - Date.now()
    expect(two.session.state().elsewhere).not.toBeNull()
    const before = left()
    await pass(20_000)
    one.queue.release('offline')
    await one.becomes('confirmed')
    expect(left()).toBeGreaterThan(before - 2_000)
  })

  test('is followed by nothing without edits here', async () => {
    const one = await queuedInOne()
    const two = await openTwo(one)
    two.session.save()
    expect(two.session.state().savesNext).toBe(false)
    expect(one.phase()).toBe('queued')
  })

  test('moves to this tab once its page there is closed', async () => {
    const one = await queuedInOne()
    one.leave()
    await untilIdle()
    const two = await openTwo(one)
    await until(() => one.writes().length > 0)
    await two.becomes('confirmed')
    one.queue.release('offline')
    await untilIdle()
    expect(one.writes()).toEqual([['PUT', sent]])
    expect(one.written.detached()).toEqual([])
    expect(two.session.isUnsaved()).toBe(false)
  })
})

describe('a write that is in conflict in another tab', () => {
  async function conflictedInOne() {
    const one = await queuedInOne()
    await pass(31_000)
    one.backend.edit(one.id, { email: 'remote@acme.example.com' })
    one.queue.release('offline')
    await one.becomes('conflicted')
    return one
  }

  test('is decided there: a save here sends none of it', async () => {
    const one = await conflictedInOne()
    const two = await openTwo(one)
    two.session.save()
    await untilIdle()
    expect([two.phase(), one.writes()]).toEqual([null, []])
    one.session.decide(new Set())
    await one.becomes('confirmed')
    expect(one.writes()).toEqual([['PUT', sent]])
  })

  test('is still in conflict when that tab is gone and its draft is restored here', async () => {
    const one = await conflictedInOne()
    die(one)
    const tab = startTab()
    await tab.written.journal.ready
    await until(() => tab.written.journal.all().length === 0)
    const two = await editIn(tab, one.id)
    await until(() => two.session.drafts.state().offered !== null)
    const { offered } = two.session.drafts.state()
    if (offered) await outcomeOf(two.session.restore(offered))
    expect(two.session.edited.openConflicts()).toMatchObject([{ path: { field: 'email' } }])
    two.session.save()
    expect(two.session.state().deciding).toBe('for-save')
    expect(one.writes()).toEqual([])
  })
})

describe('a write that is in flight in another tab', () => {
  test('is announced here if its page there is closed', async () => {
    const one = await openSession()
    one.backend.scenario({ endpoint: 'update', fault: 'delay', ms: 5_000 })
    one.type({ email: local })
    one.session.save()
    await one.becomes('in-flight')
    one.leave()
    const two = await openTwo(one)
    expect(two.session.state().elsewhere?.phase.is).toBe('in-flight')
    await two.becomes('confirmed')
    expect(two.session.isUnsaved()).toBe(false)
    expect(two.written.reads.known(one.id)?.account.email).toBe(local)
    expect(one.written.detached()).toEqual([])
    expect(one.writes()).toHaveLength(1)
  })

  test('leaves its edits here, and nowhere else, when the server rejects it', async () => {
    const reject = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000))
      return HttpResponse.json({ success: false }, { status: 400 })
    }
    const one = await openSession({ bend: () => [http.put('*/accounts/:id', reject)] })
    one.type({ email: local })
    one.session.edited.staged.set({ products: [add] })
    one.session.save()
    await one.becomes('in-flight')
    one.leave()
    const two = await openTwo(one)
    two.type({ notes: 'two' })
    await two.becomes('rejected')
    expect(two.session.edited.edits()).toMatchObject({
      fields: { email: local, notes: 'two' },
      products: [add],
    })
    await untilIdle()
    expect([one.session.isUnsaved(), two.session.isUnsaved()]).toEqual([false, true])
    expect(one.written.detached()).toEqual([])
  })

  test('is followed by a save here', async () => {
    const one = await openSession()
    one.backend.scenario({ endpoint: 'update', fault: 'delay', ms: 5_000 })
    one.type({ email: local })
    one.session.save()
    await one.becomes('in-flight')
    const two = await openTwo(one)
    two.type({ notes: 'two' })
    two.session.save()
    expect(two.session.state().savesNext).toBe(true)
    await until(() => one.writes().length === 2)
    expect(one.writes()[1]).toEqual(['PUT', { notes: 'two' }])
  })
})

describe('a tab that is gone', () => {
  test('leaves its unsent edits as a draft, to any tab', async () => {
    const one = await queuedInOne()
    die(one)
    const tab = startTab()
    await tab.written.journal.ready
    await until(() => tab.written.detached()[0]?.phase.is === 'abandoned')
    const [draft] = await tab.written.drafts.listFor(one.id)
    expect(draft).toMatchObject({
      edits: { fields: { email: local }, products: [add] },
      sent: null,
    })
    const two = await editIn(tab, one.id)
    await until(() => two.session.drafts.state().offered !== null)
    expect(one.writes()).toEqual([])
  })

  test('leaves its sent write to be verified and announced', async () => {
    const one = await openSession()
    one.backend.scenario({ endpoint: 'update', fault: 'hang', applied: true })
    one.type({ email: local })
    one.session.save()
    await one.becomes('in-flight')
    die(one)
    await pass(35_000)
    const tab = startTab()
    await until(() => tab.written.detached()[0]?.phase.is === 'confirmed')
    expect(tab.written.detached()).toMatchObject([{ phase: { by: 'verification' } }])
    expect(one.writes()).toHaveLength(1)
    expect(await tab.written.drafts.listFor(one.id)).toEqual([])
  })

  test('leaves edits that were not applied as a draft', async () => {
    const one = await openSession()
    one.backend.scenario({ endpoint: 'update', fault: 'hang', applied: false })
    one.type({ email: local })
    one.session.save()
    await one.becomes('in-flight')
    die(one)
    const tab = startTab()
    await until(() => tab.written.detached()[0]?.phase.is === 'unresolved')
    await untilIdle()
    const [draft] = await tab.written.drafts.listFor(one.id)
    expect(draft).toMatchObject({ edits: { fields: { email: local } } })
    // It was certainly not applied, so it needs no verification.
    expect(draft?.sent).toBeNull()
  })

  test('is noticed by a tab that was open all along', async () => {
    const one = await openSession()
    const tab = startTab()
    one.queue.hold('offline')
    one.type({ email: local })
    one.session.save()
    await untilIdle()
    die(one)
    await until(() => tab.written.detached()[0]?.phase.is === 'abandoned')
    expect(await tab.written.drafts.listFor(one.id)).toHaveLength(1)
  })

  test('does not count as living', async () => {
    const one = await queuedInOne()
    const tab = startTab()
    await pass(60_000)
    expect(await tab.written.drafts.listFor(one.id)).toEqual([])
    expect(one.phase()).toBe('queued')
  })
})

describe('a draft that two tabs offer', () => {
  /** Of an account, or of a new one. */
  async function offeredTwice(isNew: boolean) {
    const one = await openSession()
    const page = isNew ? await openNewIn(one) : one
    page.type({ name: 'Acme Two' })
    await pass(1_000)
    die(one)
    const tabs = [startTab(), startTab()] as const
    const [two, three] = [
      await openIn(tabs[0], one.id, isNew),
      await openIn(tabs[1], one.id, isNew),
    ]
    const offered = ({ session }: typeof two) => session.drafts.state().offered
    await until(() => offered(two) !== null && offered(three) !== null)
    return { one, two, three, offered }
  }
  const openIn = (tab: ReturnType<typeof startTab>, id: string, isNew: boolean) =>
    isNew ? openNewIn(tab) : editIn(tab, id)

  test.each([false, true])('is offered by neither once it is restored (new: %s)', async (isNew) => {
    const { two, three, offered } = await offeredTwice(isNew)
    const draft = offered(two)
    if (draft) void two.session.restore(draft)
    await untilIdle()
    expect(two.session.edited.edits().fields.name).toBe('Acme Two')
    expect([offered(two), offered(three)]).toEqual([null, null])
  })

  test('is taken by one of them when both restore it at the same moment', async () => {
    const { two, three, offered } = await offeredTwice(true)
    const drafts = [offered(two), offered(three)]
    for (const [at, { session }] of [two, three].entries()) {
      const draft = drafts[at]
      if (draft) void session.restore(draft)
    }
    await untilIdle()
    const names = [two, three].map(({ session }) => session.edited.edits().fields.name)
    expect(names.toSorted()).toEqual(['', 'Acme Two'])
  })

  test('is offered by neither once it is discarded', async () => {
    const { two, three, offered } = await offeredTwice(false)
    const draft = offered(three)
    if (draft) three.session.drafts.drop(draft)
    await untilIdle()
    expect([offered(two), offered(three)]).toEqual([null, null])
  })
})

describe('the notice of a write that was not sent', () => {
  test('goes once its draft is restored, in every tab', async () => {
    const one = await openSession()
    const create = await openNewIn(one)
    one.queue.hold('offline')
    create.type({ name: 'Acme Two' })
    create.session.create()
    await untilIdle()
    die(one)
    const tab = startTab()
    await until(() => tab.written.detached()[0]?.phase.is === 'abandoned')
    const other = startTab()
    const two = await openNewIn(other)
    await until(() => two.session.drafts.state().offered !== null)
    const draft = two.session.drafts.state().offered
    if (draft) void two.session.restore(draft)
    await untilIdle()
    expect(two.session.edited.edits().fields.name).toBe('Acme Two')
    expect([tab.written.detached(), other.written.detached()]).toEqual([[], []])
  })
})

test('a sign-out in another tab cancels at once what waits here, and keeps what was typed', async () => {
  const one = await queuedInOne()
  const tab = startTab()
  await tab.written.journal.ready
  await tab.written.wipe()
  await untilIdle()
  expect(one.phase()).toBe('cancelled')
  expect([one.text('email'), one.session.isUnsaved()]).toEqual([local, true])
  one.queue.release('offline')
  await pass(5_000)
  expect(one.writes()).toEqual([])
})

describe('a product that another tab has just added', () => {
  async function addedInBoth() {
    const one = await openSession()
    const two = await openTwo(one)
    for (const { session } of [one, two]) session.edited.staged.set({ products: [add] })
    one.session.save()
    await one.becomes('confirmed')
    two.session.save()
    await untilIdle()
    expect(two.session.state().deciding).toBe('for-save')
    return { one, two }
  }
  const product = pathId(productPath(add.key))

  test('is not added again without asking', async () => {
    const { one, two } = await addedInBoth()
    two.session.decide(new Set([product]))
    await untilIdle()
    expect([one.writes().length, two.session.isUnsaved()]).toEqual([1, false])
  })

  test('is added again if its user says so', async () => {
    const { one, two } = await addedInBoth()
    two.session.decide(new Set())
    await two.becomes('confirmed')
    expect(one.writes()).toHaveLength(2)
  })

  test('is not asked about in the tab that added it', async () => {
    const one = await openSession()
    for (const _ of [1, 2]) {
      one.session.edited.staged.set({ products: [add] })
      one.session.save()
      // oxlint-disable-next-line no-await-in-loop
      await until(() => !one.session.edited.isChanged())
    }
    expect(one.writes()).toHaveLength(2)
  })
})
