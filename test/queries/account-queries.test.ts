import { QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { accountOfCreate } from '#account/sent/apply-patch.ts'
import { updateAccount } from '#api/accounts.ts'
import { journalStore } from '#editing/storage/journal-store.ts'
import type { MockBackend } from '#mock/backend.ts'
import { accountDetail, accountList, listedAccount } from '#queries/account-queries.ts'
import { type Workspace } from '#queries/workspace.ts'
import { workspaceOf } from '#queries/open-workspace.ts'
import { stepsFor } from '../api/fake-api.ts'
import { confirmedOf } from '../editing/some-write.ts'
import { stubIndexedDb } from '../indexed-db.ts'
import { asked, openTab, openWorkspace, pageAt } from './open-workspace.ts'

afterEach(() => vi.useRealTimers())

/** Lets seconds pass for the app and the backend, without moving timers. */
function stopClock() {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  return { pass: (seconds: number) => vi.advanceTimersByTime(seconds * 1000) }
}

const ownerOf = (workspace: Workspace) => workspace.writes.drafts.owner

const firstOf = (backend: MockBackend) => {
  const [first] = backend.store.all()
  if (!first) throw new Error('an empty store')
  return first
}

const readList = (workspace: Workspace) =>
  workspace.queryClient.fetchQuery({ ...accountList(workspace, pageAt()), staleTime: 0 })
const readDetail = (workspace: Workspace, id: string) =>
  workspace.queryClient.fetchQuery({ ...accountDetail(workspace, id), staleTime: 0 })

async function save(workspace: Workspace, id: string, name: string) {
  await updateAccount(workspace.client, id, null, stepsFor({ name }))
  const saved = confirmedOf({ name }, Date.now(), { accountId: id, before: null })
  workspace.writes.journal.record(saved)
}

const createdOf = (accountId: string) =>
  confirmedOf({ name: 'Made' }, Date.now(), { accountId, intent: 'create', before: null })

describe('after a save', () => {
  test('a list that the server still answers from its cache shows the saved values', async () => {
    const clock = stopClock()
    const { backend, workspace } = openWorkspace()
    const { id } = firstOf(backend)
    await readList(workspace)
    await save(workspace, id, 'Acme & Sons')
    clock.pass(50)
    const page = await readList(workspace)
    expect(backend.log.at(-1)?.cached).toBe(true)
    expect(page.rows[0]?.name).toBe('Acme & Sons')
  })

  test('so does a detail, until somebody else has changed it since', async () => {
    const clock = stopClock()
    const { backend, workspace } = openWorkspace()
    const { id } = firstOf(backend)
    await readDetail(workspace, id)
    await save(workspace, id, 'Acme & Sons')
    clock.pass(20)
    expect((await readDetail(workspace, id)).name).toBe('Acme & Sons')
    expect(backend.log.at(-1)?.cached).toBe(true)
    backend.edit(id, { name: 'Theirs' })
    clock.pass(12)
    expect((await readDetail(workspace, id)).name).toBe('Theirs')
  })

  test('a read that was asked for before the save and answered after it shows them too', async () => {
    const { backend, workspace } = openWorkspace()
    const { id } = firstOf(backend)
    await readDetail(workspace, id)
    backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 60 })
    const read = readDetail(workspace, id)
    await save(workspace, id, 'Acme & Sons')
    expect((await read).name).toBe('Acme & Sons')
  })
})

describe('after a create', () => {
  test('a "not found" from the server’s cache is replaced by the created account', async () => {
    const clock = stopClock()
    const { workspace } = openWorkspace()
    const id = '799999999999999999'
    await expect(readDetail(workspace, id)).rejects.toMatchObject({ kind: 'not-found' })
    const sent = accountOfCreate(id, { name: 'Made' }, workspace.names.nameOf)
    workspace.writes.journal.record(createdOf(id))
    clock.pass(10)
    expect(await readDetail(workspace, id)).toEqual(sent)
    clock.pass(25)
    await expect(readDetail(workspace, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('any other failure is shown', async () => {
    const { backend, workspace } = openWorkspace()
    const id = '799999999999999999'
    workspace.writes.journal.record(createdOf(id))
    backend.scenario({ fault: 'forbidden' })
    await expect(readDetail(workspace, id)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})

test('the saves of an earlier page overlay the first read, which waits for the journal', async () => {
  stubIndexedDb()
  const { backend, workspace } = openWorkspace()
  const { id } = firstOf(backend)
  await journalStore(ownerOf(workspace)).record(
    confirmedOf({ name: 'Acme & Sons' }, Date.now(), { accountId: id, before: null }),
  )
  const reloaded = openTab()
  const [detail, list] = await Promise.all([readDetail(reloaded, id), readList(reloaded)])
  expect([detail.name, list.rows[0]?.name]).toEqual(['Acme & Sons', 'Acme & Sons'])
})

describe('a read leaves behind', () => {
  test('names: statuses from a list, all of them from a detail', async () => {
    const { backend, workspace } = openWorkspace()
    const first = firstOf(backend)
    await readList(workspace)
    expect(workspace.names.nameOf('statuses', 'A')).toBe('A')
    expect(workspace.names.nameOf('clients', first.client_id ?? '')).toBeNull()
    await readDetail(workspace, first.id)
    expect(workspace.names.nameOf('clients', first.client_id ?? '')).toBe('Rambla Broker')
  })

  test('rows, in which an account is found without a request', async () => {
    const { backend, workspace } = openWorkspace()
    const [first, , , , , sixth] = backend.store.all()
    await readList(workspace)
    expect(listedAccount(workspace.queryClient, first?.id ?? '')?.name).toBe('Acme Corp')
    expect(listedAccount(workspace.queryClient, sixth?.id ?? '')).toBeNull()
    expect(backend.log).toHaveLength(1)
  })
})

describe('the queue', () => {
  test('knows the name of an account that a list has shown', async () => {
    const { backend, workspace } = openWorkspace()
    const { id } = firstOf(backend)
    await readList(workspace)
    await readDetail(workspace, id)
    await readDetail(workspace, backend.store.all()[9]?.id ?? '')
    const descriptor = workspace.client.queue.snapshot().sent.map((sent) => sent.descriptor)
    expect(descriptor).toMatchObject([
      { kind: 'detail', name: null },
      { kind: 'detail', id, name: 'Acme Corp' },
      { kind: 'list' },
    ])
  })

  test('drops a waiting read that nobody needs any more, unsent', async () => {
    const limit = { requests: 1, windowSeconds: 60 }
    const { backend, workspace } = openWorkspace({ config: { rateLimit: limit } })
    await readList(workspace)
    const { queryClient, client } = workspace
    const observer = new QueryObserver(queryClient, accountList(workspace, pageAt(5)))
    const leave = observer.subscribe(() => undefined)
    await vi.waitFor(() => expect(client.queue.snapshot().waiting).toHaveLength(1))
    leave()
    await vi.waitFor(() => expect(client.queue.snapshot().waiting).toHaveLength(0))
    expect(asked(backend)).toEqual(['GET /accounts?limit=5'])
  })

  test('promotes a prefetch when a screen needs it', async () => {
    const limit = { requests: 2, windowSeconds: 60 }
    const { workspace } = openWorkspace({ config: { rateLimit: limit } })
    const { queryClient, client } = workspace
    await readDetail(workspace, '1').catch(() => null)
    void queryClient.prefetchQuery(accountDetail(workspace, '2', 'likely'))
    await vi.waitFor(() => expect(client.queue.snapshot().waiting).toHaveLength(1))
    const stop = new QueryObserver(queryClient, accountDetail(workspace, '2')).subscribe(() => {})
    await vi.waitFor(() => expect(client.queue.snapshot().sent).toHaveLength(2))
    stop()
  })
})

describe('quick changes of the page', () => {
  test('request the first one and the one that the user stays at', async () => {
    const { backend, workspace } = openWorkspace()
    const observer = new QueryObserver(workspace.queryClient, accountList(workspace, pageAt()))
    const stop = observer.subscribe(() => undefined)
    await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true))
    for (const offset of [5, 10, 15]) {
      observer.setOptions(accountList(workspace, pageAt(offset)))
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    expect(observer.getCurrentResult().data?.rows[0]?.name).toBe('Acme Corp')
    await vi.waitFor(() => expect(observer.getCurrentResult().data?.offset).toBe(15))
    stop()
    expect(asked(backend)).toEqual(['GET /accounts?limit=5', 'GET /accounts?limit=5&offset=15'])
  })

  test('within the cache time cost nothing on the way back', async () => {
    const clock = stopClock()
    const { backend, workspace } = openWorkspace()
    const { queryClient } = workspace
    await queryClient.fetchQuery(accountList(workspace, pageAt()))
    clock.pass(59)
    await queryClient.fetchQuery(accountList(workspace, pageAt()))
    expect(backend.log).toHaveLength(1)
    clock.pass(2)
    await queryClient.fetchQuery(accountList(workspace, pageAt()))
    expect(backend.log).toHaveLength(2)
  })
})

test('a client has one workspace, whoever asks for it', () => {
  const { workspace } = openWorkspace()
  const { client, config, queryClient } = workspace
  expect(workspaceOf(client, config, queryClient)).toBe(workspace)
})
