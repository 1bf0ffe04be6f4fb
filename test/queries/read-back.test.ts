import { describe, expect, test } from 'vitest'
import { createAccount, updateAccount } from '#api/accounts.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import { asFailure, leavesOutcomeUnknown } from '#http/failures.ts'
import { newAccount } from '#mock/write-account.ts'
import { accountDetail, accountList } from '#queries/account-queries.ts'
import { freshLimit } from '#queries/find-twins.ts'
import { keys } from '#queries/keys.ts'
import { readBackCreate, readBackUpdate } from '#queries/read-back.ts'
import type { Workspace } from '#queries/workspace.ts'
import { asked, openWorkspace, pageAt } from './open-workspace.ts'

const quick = { list: 0.2, detail: 0.2 }
const visible = { priority: 'visible' } as const
type Opened = ReturnType<typeof openWorkspace>

const open = (cacheSeconds = quick): Opened =>
  openWorkspace({ backend: { cacheSeconds }, config: { cacheSeconds } })

const read = (workspace: Workspace, id: string) =>
  workspace.queryClient.fetchQuery({ ...accountDetail(workspace, id), staleTime: 0 })

/** Opens the first account, saves, loses the answer, and looks. */
async function saveAndLook(
  { backend, workspace }: Opened,
  patch: AccountPatch,
  options: Parameters<typeof readBackUpdate>[2] = visible,
) {
  const id = backend.store.all()[0]?.id ?? ''
  const before = await read(workspace, id)
  const failure = await updateAccount(workspace.client, id, patch, null).catch(asFailure)
  expect(failure).toSatisfy(leavesOutcomeUnknown)
  return readBackUpdate(workspace, { before, patch, endedAt: Date.now() }, options)
}

/** Creates, loses the answer, and looks. */
async function createAndLook({ workspace }: Opened, body: AccountCreate) {
  const sentAt = Date.now()
  const failure = await createAccount(workspace.client, body).catch(asFailure)
  expect(failure).toSatisfy(leavesOutcomeUnknown)
  return readBackCreate(workspace, { body, sentAt, endedAt: Date.now() }, visible)
}

const writes = ({ backend }: Opened) => backend.log.filter(({ method }) => method !== 'GET')

describe('an update', () => {
  const patch = { email: 'new@example.com', notes: null, latitude: -34.5 }

  test.each(['network-error', 'server-error', 'html'] as const)(
    'that was carried out before its answer was lost (%s) arrived, and is shown',
    async (fault) => {
      const opened = open()
      opened.backend.scenario({ endpoint: 'update', fault, applied: true })
      const seen = await saveAndLook(opened, patch)
      expect(seen).toMatchObject({ verdict: 'arrived', failure: null })
      expect(seen.parts.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
      expect(seen.detail).toMatchObject({ email: 'new@example.com', notes: null })
      expect(writes(opened)).toHaveLength(1)
    },
  )

  test.each(['network-error', 'server-error', 'html'] as const)(
    'that was not carried out (%s) did not arrive, and is not sent again',
    async (fault) => {
      const opened = open()
      opened.backend.scenario({ endpoint: 'update', fault, applied: false })
      const seen = await saveAndLook(opened, patch)
      expect(seen).toMatchObject({ verdict: 'not-arrived', failure: null })
      expect(writes(opened)).toHaveLength(1)
    },
  )

  test('is not given up for an old answer: it is read again when the cache has run out', async () => {
    const opened = open({ list: 0.2, detail: 0.6 })
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const waits: (number | null)[] = []
    const startedAt = Date.now()
    const onWait = (until: number | null) => void waits.push(until)
    const seen = await saveAndLook(opened, patch, { ...visible, onWait })
    expect(seen.verdict).toBe('arrived')
    const reads = opened.backend.log.filter(({ endpoint }) => endpoint === 'detail')
    expect(reads.map(({ cached }) => cached)).toEqual([false, true, false])
    expect(waits).toEqual([expect.any(Number), null])
    expect((waits[0] ?? 0) - startedAt).toBeGreaterThanOrEqual(600)
  })

  test('is not believed for an old answer that shows what another save has replaced since', async () => {
    const opened = open({ list: 0.2, detail: 0.6 })
    const { backend, workspace } = opened
    const id = backend.store.all()[0]?.id ?? ''
    const { name } = await read(workspace, id)
    await updateAccount(workspace.client, id, { name: 'Between' }, null)
    workspace.writes.updated({
      id,
      patch: { name: 'Between' },
      before: null,
      confirmedAt: Date.now(),
    })
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const seen = await saveAndLook(opened, { name: name ?? '' })
    expect(seen.verdict).toBe('not-arrived')
    expect(backend.store.get(id)?.name).toBe('Between')
  })

  test('that somebody else’s followed leaves it open', async () => {
    const opened = open({ list: 0, detail: 0 })
    const { backend, workspace } = opened
    const id = backend.store.all()[0]?.id ?? ''
    const before = await read(workspace, id)
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    await updateAccount(workspace.client, id, patch, null).catch(asFailure)
    backend.edit(id, { email: 'theirs@example.com' })
    const sent = { before, patch, endedAt: Date.now() }
    const seen = await readBackUpdate(workspace, sent, visible)
    expect(seen.verdict).toBe('unknown')
    expect(seen.parts.map(({ state }) => state)).toEqual(['other', 'new', 'new'])
  })

  test('of what the server never answers cannot be told', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const seen = await saveAndLook(opened, { qr_code: 'Q-1' })
    expect(seen).toMatchObject({ verdict: 'unknown', failure: null })
  })

  test('cannot be told while the server cannot be read', async () => {
    const { backend, workspace } = open()
    const id = backend.store.all()[0]?.id ?? ''
    const before = await read(workspace, id)
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    await updateAccount(workspace.client, id, patch, null).catch(asFailure)
    backend.scenario({ endpoint: 'detail', fault: 'cut-off' })
    const sent = { before, patch, endedAt: Date.now() }
    const seen = await readBackUpdate(workspace, sent, visible)
    expect(seen).toMatchObject({ verdict: 'unknown', parts: [], failure: { kind: 'contract' } })
  })

  test('whose product was added twice is told with both', async () => {
    const opened = open()
    const { backend } = opened
    const id = backend.store.all()[0]?.id ?? ''
    const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    const before = await read(opened.workspace, id)
    await updateAccount(opened.workspace.client, id, { products: [add] }, null).catch(asFailure)
    backend.edit(id, { products: [add] })
    const sent = { before, patch: { products: [add] }, endedAt: Date.now() }
    const seen = await readBackUpdate(opened.workspace, sent, visible)
    expect(seen.verdict).toBe('doubled')
    expect(seen.parts).toMatchObject([{ made: [{}, {}] }])
    expect(seen.detail?.products).toHaveLength(before.products.length + 2)
  })

  test('is looked at no longer when its page is left', async () => {
    const opened = open({ list: 0.2, detail: 30 })
    opened.backend.scenario({ endpoint: 'update', fault: 'network-error', applied: false })
    const gone = new AbortController()
    const reason = new Error('left')
    const onWait = () => gone.abort(reason)
    const look = saveAndLook(opened, patch, { ...visible, signal: gone.signal, onWait })
    await expect(look).rejects.toBe(reason)
    expect(opened.backend.log.filter(({ method }) => method === 'GET')).toHaveLength(2)
  })
})

describe('a create', () => {
  const body = { name: 'Nueva S.A.', external_code: 'N-1', email: 'hola@nueva.example' }

  test('that was carried out before its answer was lost is found by its code', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    const seen = await createAndLook(opened, body)
    const made = opened.backend.store.all().at(-1)
    expect(seen).toMatchObject({ verdict: 'arrived', accounts: [{ id: made?.id }] })
    const { queryClient } = opened.workspace
    expect(queryClient.getQueryData(keys.detail(made?.id ?? ''))).toMatchObject(body)
    expect(writes(opened)).toHaveLength(1)
    expect(asked(opened.backend)[1]).toMatch(/^GET \/accounts\?search=N-1&limit=\d\d$/)
  })

  test('without a code is found by its name', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'html', applied: true })
    expect(await createAndLook(opened, { name: 'Nueva S.A.' })).toMatchObject({
      verdict: 'arrived',
      accounts: [{ name: 'Nueva S.A.' }],
    })
  })

  test('that was not carried out is looked for twice, by its code and by its name', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'server-error', applied: false })
    expect(await createAndLook(opened, body)).toMatchObject({
      verdict: 'not-arrived',
      accounts: [],
      failure: null,
    })
    const searches = opened.backend.log.flatMap(({ query }) => query['search'] ?? [])
    expect(searches).toEqual(['N-1', 'Nueva S.A.'])
    expect(writes(opened)).toHaveLength(1)
  })

  test('that is there twice is told with both', async () => {
    const opened = open()
    const { store } = opened.backend
    store.put(newAccount(store.nextAccountId(), body))
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    const seen = await createAndLook(opened, body)
    expect(seen.verdict).toBe('doubled')
    expect(seen.accounts.map(({ name }) => name)).toEqual(['Nueva S.A.', 'Nueva S.A.'])
  })

  test('is not mistaken for one like it that was known before', async () => {
    const opened = open()
    const { backend, workspace } = opened
    backend.store.put(newAccount(backend.store.nextAccountId(), body))
    const search = { ...pageAt(), search: 'Nueva' }
    await workspace.queryClient.fetchQuery(accountList(workspace, search))
    backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    expect(await createAndLook(opened, body)).toMatchObject({ verdict: 'not-arrived' })
  })

  test('that one like it may be leaves it open', async () => {
    const opened = open()
    const { store } = opened.backend
    store.put(newAccount(store.nextAccountId(), { name: 'Nueva S.A.', tax_id: '21' }))
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: false })
    expect(await createAndLook(opened, { name: 'Nueva S.A.' })).toMatchObject({
      verdict: 'unknown',
      accounts: [{ tax_id: '21' }],
    })
  })

  test('that hides behind more than one page leaves it open', async () => {
    const opened = open()
    const { store } = opened.backend
    for (let made = 0; made < 100; made += 1) {
      store.put(newAccount(store.nextAccountId(), { name: `Nueva S.A. ${made}` }))
    }
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    expect(await createAndLook(opened, { name: 'Nueva S.A.' })).toMatchObject({
      verdict: 'unknown',
      isCut: true,
    })
  })

  test('cannot be told while the list cannot be read', async () => {
    const opened = open()
    opened.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    opened.backend.scenario({ endpoint: 'list', fault: 'cut-off' })
    expect(await createAndLook(opened, body)).toMatchObject({
      verdict: 'unknown',
      accounts: [],
      failure: { kind: 'contract' },
    })
  })
})

test('no limit comes again while the server may still answer from its cache', () => {
  const lastUse = new Map<number, number>()
  for (let now = 0; now < 300_000; now += 1_300) {
    const limit = freshLimit(60, now)
    expect(limit).toBeGreaterThan(50)
    expect(limit).toBeLessThan(100)
    expect(now - (lastUse.get(limit) ?? -Infinity)).toBeGreaterThan(60_000)
    lastUse.set(limit, now)
  }
})
