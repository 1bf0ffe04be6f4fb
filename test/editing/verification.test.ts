import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAccount, updateAccount } from '#api/accounts.ts'
import { pageNow, toWall } from '#clock/page-clock.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { asFailure, Failure, leavesOutcomeUnknown } from '#http/failures.ts'
import { newAccount } from '#mock/write-account.ts'
import { accountDetail, accountList } from '#queries/account-queries.ts'
import { freshLimit } from '#editing/exact-matches.ts'
import { verifyCreate, verifyUpdate, type Times } from '#editing/verification.ts'
import { outcomeOf, stepsFor } from '../api/fake-api.ts'
import { asked, openWorkspace, pageAt } from '../queries/open-workspace.ts'
import { startVirtualTime } from '../rate-limit/virtual-time.ts'
import { confirmedOf } from './some-write.ts'

beforeEach(startVirtualTime)
afterEach(() => {
  vi.useRealTimers()
})

/** How long the server caches a detail, and how long the client waits for an answer. */
const [cacheMs, timeoutMs] = [31_000, 30_000]
/** How long the server may keep processing after that. */
const marginMs = 2_000
const visible = { priority: 'visible' } as const

type Opened = ReturnType<typeof open>

function open() {
  const { backend, workspace } = openWorkspace({ backend: { rateLimit: { requests: 100 } } })
  return { backend, workspace, id: backend.store.all()[0]?.id ?? '' }
}

/** Lets time pass until the promise has ended. */
async function done<T>(promise: Promise<T>): Promise<T> {
  const outcome = await outcomeOf(promise)
  if (outcome instanceof Error) throw outcome
  return outcome as T
}

const read = ({ workspace, id }: Opened) =>
  done(workspace.queryClient.fetchQuery({ ...accountDetail(workspace, id), staleTime: 0 }))

/** Reads the account, sends the patch, and loses the answer. */
async function loseUpdate(opened: Opened, patch: AccountPatch) {
  const before = await read(opened)
  const sentAt = pageNow()
  const { workspace, id } = opened
  const write = updateAccount(workspace.client, id, null, stepsFor(patch)).catch(asFailure)
  const failure = await done(write.then((value) => ({ value })))
  expect(failure.value).toSatisfy(leavesOutcomeUnknown)
  const isAnswered = failure.value instanceof Failure && failure.value.status !== null
  return { before, patch, times: { sentAt, endedAt: pageNow(), isAnswered } }
}

function verify(
  { workspace }: Opened,
  sent: { before: AccountDetail; patch: AccountPatch; times: Times },
  options: { signal?: AbortSignal; onWait?: (until: number | null) => void } = {},
) {
  const { signal = new AbortController().signal, onWait = () => undefined } = options
  const waits = { ...visible, signal, onWait }
  return verifyUpdate(workspace.writes.reads, sent, sent.times, { cacheMs, timeoutMs }, waits)
}

/**
 * When each read of the list or of a detail was asked for, in seconds after the write was given up.
 */
const readTimes = ({ backend }: Opened, endpoint: 'list' | 'detail', { endedAt }: Times) =>
  backend.log
    .filter((entry) => entry.endpoint === endpoint && entry.at >= Math.floor(toWall(endedAt)))
    .map(({ at }) => Math.round((at - toWall(endedAt)) / 1000))
const writes = ({ backend }: Opened) => backend.log.filter(({ method }) => method !== 'GET')

describe('an update', () => {
  const patch = { email: 'new@example.com', notes: null, latitude: -34.5 }
  const faults = ['network-error', 'server-error', 'html'] as const

  test.each(faults)(
    'that was applied although its answer was lost (%s) is found applied',
    async (fault) => {
      const opened = open()
      opened.backend.scenario({ endpoint: 'update', fault, applied: true })
      const sent = await loseUpdate(opened, patch)
      const found = await done(verify(opened, sent))
      expect(found).toMatchObject({ verdict: 'applied', failure: null })
      expect(found.entries.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
      expect(found.detail).toMatchObject({ email: 'new@example.com', notes: null })
      expect(writes(opened)).toHaveLength(1)
    },
  )

  test.each(faults)(
    'that was not applied (%s) is found not applied, and is not sent again',
    async (fault) => {
      const opened = open()
      opened.backend.scenario({ endpoint: 'update', fault, applied: false })
      const found = await done(verify(opened, await loseUpdate(opened, patch)))
      expect(found).toMatchObject({ verdict: 'not-applied', failure: null })
      expect(writes(opened)).toHaveLength(1)
    },
  )

  test('is found applied as soon as a read shows it', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const sent = await loseUpdate(opened, patch)
    await vi.advanceTimersByTimeAsync(31_000)
    const onWait = vi.fn()
    const times = { ...sent.times, endedAt: pageNow() }
    expect(await done(verify(opened, { ...sent, times }, { onWait }))).toMatchObject({
      verdict: 'applied',
    })
    expect(readTimes(opened, 'detail', times)).toEqual([0])
    expect(onWait).not.toHaveBeenCalled()
  })

  test('is read again when the cache has expired, after a cached answer without it', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const sent = await loseUpdate(opened, patch)
    const waits: (number | null)[] = []
    const onWait = (until: number | null) => void waits.push(until)
    expect((await done(verify(opened, sent, { onWait }))).verdict).toBe('applied')
    expect(readTimes(opened, 'detail', sent.times)).toEqual([0, 31])
    const reads = opened.backend.log.filter(({ endpoint }) => endpoint === 'detail')
    expect(reads.map(({ cached }) => cached)).toEqual([false, true, false])
    expect(waits).toEqual([sent.times.endedAt + cacheMs, null])
  })

  test('is found not applied only once it must have ended and no cached answer can predate that', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const sent = await loseUpdate(opened, patch)
    const found = await done(verify(opened, sent))
    expect(found.verdict).toBe('not-applied')
    const lastMs = sent.times.sentAt + timeoutMs + marginMs + cacheMs - sent.times.endedAt
    expect(readTimes(opened, 'detail', sent.times)).toEqual([0, 31, Math.round(lastMs / 1000)])
  })

  test('that the server applies late is found applied', async () => {
    const opened = open()
    const { backend, id } = opened
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const sent = await loseUpdate(opened, patch)
    const found = verify(opened, sent)
    await vi.advanceTimersByTimeAsync(31_900)
    backend.edit(id, patch)
    expect((await done(found)).verdict).toBe('applied')
  })

  test('that was given up long ago is read once, because no cached answer can predate it', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const sent = await loseUpdate(opened, patch)
    await vi.advanceTimersByTimeAsync(70_000)
    expect((await done(verify(opened, sent))).verdict).toBe('not-applied')
    expect(readTimes(opened, 'detail', sent.times)).toEqual([70])
  })

  test('that the server itself has failed has ended: only the cache time is waited for', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'server-error', applied: false })
    const sent = await loseUpdate(opened, patch)
    expect((await done(verify(opened, sent))).verdict).toBe('not-applied')
    expect(readTimes(opened, 'detail', sent.times)).toEqual([0, 31])
  })

  test('is not confirmed by a cached answer with values that a later save has replaced', async () => {
    const opened = open()
    const { backend, workspace, id } = opened
    const before = await read(opened)
    await done(updateAccount(workspace.client, id, null, stepsFor({ name: 'Between' })))
    const between = { accountId: id, before: null }
    workspace.writes.journal.record(confirmedOf({ name: 'Between' }, Date.now(), between))
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const sent = await loseUpdate(opened, { name: before.name ?? '' })
    expect((await done(verify(opened, sent))).verdict).toBe('not-applied')
    expect(backend.store.get(id)?.name).toBe('Between')
  })

  test('that somebody else’s update followed is inconclusive', async () => {
    const opened = open()
    const { backend, id } = opened
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const sent = await loseUpdate(opened, patch)
    backend.edit(id, { email: 'remote@example.com' })
    const found = await done(verify(opened, sent))
    expect(found.verdict).toBe('inconclusive')
    expect(found.entries.map(({ state }) => state)).toEqual(['other', 'new', 'new'])
  })

  test('of keys that no read shows is inconclusive at once', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const sent = await loseUpdate(opened, { qr_code: 'Q-1' })
    const found = await done(verify(opened, sent))
    expect(found).toMatchObject({ verdict: 'inconclusive', failure: null })
    expect(readTimes(opened, 'detail', sent.times)).toEqual([0])
  })

  test('is inconclusive when the server cannot be read', async () => {
    const opened = open()
    const { backend } = opened
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const sent = await loseUpdate(opened, patch)
    backend.scenario({ endpoint: 'detail', fault: 'cut-off' })
    const found = await done(verify(opened, sent))
    const failure = { kind: 'contract' }
    expect(found).toMatchObject({ verdict: 'inconclusive', entries: [], failure })
  })

  test('keeps what it has found when later reads fail', async () => {
    const opened = open()
    const { backend } = opened
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const sent = await loseUpdate(opened, patch)
    const onWait = () => backend.scenario({ endpoint: 'detail', fault: 'cut-off' })
    const found = await done(verify(opened, sent, { onWait }))
    expect(found).toMatchObject({ verdict: 'inconclusive', failure: { kind: 'contract' } })
    expect(found.entries).toHaveLength(3)
  })

  test('that added a product twice reports both', async () => {
    const opened = open()
    const { backend, id } = opened
    const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const sent = await loseUpdate(opened, { products: [add] })
    backend.edit(id, { products: [add] })
    const found = await done(verify(opened, sent))
    expect(found.verdict).toBe('applied-twice')
    expect(found.entries).toMatchObject([{ made: [{}, {}] }])
    expect(found.detail?.products).toHaveLength(sent.before.products.length + 2)
  })

  test('is not read any more after an abort', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const gone = new AbortController()
    const reason = new Error('left')
    const sent = await loseUpdate(opened, patch)
    const onWait = () => gone.abort(reason)
    expect(await outcomeOf(verify(opened, sent, { signal: gone.signal, onWait }))).toBe(reason)
    expect(pageNow() - sent.times.endedAt).toBeLessThan(1_000)
    await vi.advanceTimersByTimeAsync(120_000)
    expect(readTimes(opened, 'detail', sent.times)).toEqual([0])
  })
})

describe('a create', () => {
  const body = { name: 'Nueva S.A.', external_code: 'N-1', email: 'hola@nueva.example' }

  /** Sends a create, loses the answer, and verifies it. */
  async function verifyLost(opened: Opened, sent: AccountCreate, signal?: AbortSignal) {
    const { workspace } = opened
    const sentAt = pageNow()
    const write = createAccount(workspace.client, sent.name, stepsFor(sent)).catch(asFailure)
    const failure = await done(write.then((value) => ({ value })))
    expect(failure.value).toSatisfy(leavesOutcomeUnknown)
    const isAnswered = failure.value instanceof Failure && failure.value.status !== null
    const times = { sentAt, endedAt: pageNow(), isAnswered }
    const { reads } = workspace.writes
    const found = await done(
      verifyCreate(
        { reads, names: workspace.names.nameOf, cacheSeconds: 60 },
        sent,
        times,
        timeoutMs,
        {
          ...visible,
          signal: signal ?? new AbortController().signal,
          onWait: () => undefined,
        },
      ),
    )
    return { found, times }
  }
  const searches = ({ backend }: Opened) =>
    backend.log.flatMap(({ query }) => query['search'] ?? [])

  test('that was applied although its answer was lost is found by its code, at once', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    const { found, times } = await verifyLost(opened, body)
    const made = opened.backend.store.all().at(-1)
    expect(found).toMatchObject({ verdict: 'applied', accounts: [{ id: made?.id }] })
    expect(writes(opened)).toHaveLength(1)
    expect(readTimes(opened, 'list', times)).toEqual([0])
    expect(asked(opened.backend)[1]).toMatch(/^GET \/accounts\?search=N-1&limit=\d\d$/)
  })

  test('without a code is found by its name', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'html', applied: true })
    const { found } = await verifyLost(opened, { name: 'Nueva S.A.' })
    expect(found).toMatchObject({ verdict: 'applied', accounts: [{ name: 'Nueva S.A.' }] })
  })

  test('that was not applied is searched by its code, and then by its name', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'server-error', applied: false })
    const { found, times } = await verifyLost(opened, body)
    expect(found).toMatchObject({ verdict: 'not-applied', accounts: [], failure: null })
    expect(searches(opened)).toEqual(['N-1', 'Nueva S.A.'])
    expect(readTimes(opened, 'list', times)).toEqual([0, 3])
    expect(writes(opened)).toHaveLength(1)
  })

  test('without an answer is found not applied only once it must have ended', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    const { found, times } = await verifyLost(opened, body)
    expect(found.verdict).toBe('not-applied')
    const lastMs = times.sentAt + timeoutMs + marginMs - times.endedAt
    expect(readTimes(opened, 'list', times)).toEqual([0, 3, Math.round(lastMs / 1000)])
  })

  test('that the server applies late is found', async () => {
    const opened = open()
    const { store } = opened.backend
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    const verified = verifyLost(opened, body)
    setTimeout(() => store.put(newAccount(store.nextAccountId(), body)), 31_000)
    expect((await verified).found.verdict).toBe('applied')
  })

  test('that exists twice reports both accounts', async () => {
    const opened = open()
    const { store } = opened.backend
    store.put(newAccount(store.nextAccountId(), body))
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    const { found } = await verifyLost(opened, body)
    expect(found.verdict).toBe('applied-twice')
    expect(found.accounts.map(({ name }) => name)).toEqual(['Nueva S.A.', 'Nueva S.A.'])
  })

  test('does not match an account that was known before', async () => {
    const opened = open()
    const { backend, workspace } = opened
    backend.store.put(newAccount(backend.store.nextAccountId(), body))
    const search = { ...pageAt(), search: 'Nueva' }
    await done(workspace.queryClient.fetchQuery(accountList(workspace, search)))
    backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    expect((await verifyLost(opened, body)).found).toMatchObject({ verdict: 'not-applied' })
  })

  test('is inconclusive with a similar account', async () => {
    const opened = open()
    const { store } = opened.backend
    store.put(newAccount(store.nextAccountId(), { name: 'Nueva S.A.', tax_id: '21' }))
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    expect((await verifyLost(opened, { name: 'Nueva S.A.' })).found).toMatchObject({
      verdict: 'inconclusive',
      accounts: [{ tax_id: '21' }],
    })
  })

  test('is inconclusive when the search finds more than one page', async () => {
    const opened = open()
    const { store } = opened.backend
    for (let made = 0; made < 100; made += 1) {
      store.put(newAccount(store.nextAccountId(), { name: `Nueva S.A. ${made}` }))
    }
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    expect((await verifyLost(opened, { name: 'Nueva S.A.' })).found).toMatchObject({
      verdict: 'inconclusive',
      isCut: true,
    })
  })

  test('is inconclusive when the list cannot be read', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    opened.backend.scenario({ endpoint: 'list', fault: 'cut-off' })
    expect((await verifyLost(opened, body)).found).toMatchObject({
      verdict: 'inconclusive',
      accounts: [],
      failure: { kind: 'contract' },
    })
  })

  test('is not searched any more after an abort', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    const gone = new AbortController()
    const reason = new Error('left')
    setTimeout(() => gone.abort(reason), 2_000)
    await expect(verifyLost(opened, body, gone.signal)).rejects.toBe(reason)
    expect(searches(opened)).toEqual(['N-1'])
  })
})

test('no limit repeats while the server may still answer from its cache', () => {
  const lastUse = new Map<number, number>()
  for (let now = 0; now < 300_000; now += 1_300) {
    const limit = freshLimit(60, now)
    expect(limit).toBeGreaterThan(50)
    expect(limit).toBeLessThan(100)
    expect(now - (lastUse.get(limit) ?? -Infinity)).toBeGreaterThan(60_000)
    lastUse.set(limit, now)
  }
})
