// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { tokens } from '#mock/tokens.ts'
import { editingOf } from '#editing/editing.ts'
import { accountDetail, accountList } from '#queries/account-queries.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { signOut } from '#queries/sign-out.ts'
import { useEditing } from '#queries/use-editing.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import type { Workspace } from '#queries/workspace.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'
import { SessionContext, useSessionState, useSignedIn } from '#session/use-session.ts'
import { stubIndexedDb } from '../indexed-db.ts'
import { ana, configOf, pageAt, startBackend } from './open-workspace.ts'

beforeEach(stubIndexedDb)
afterEach(() => {
  cleanup()
  localStorage.clear()
  sessionStorage.clear()
})

/** Runs the write lifecycle, as every screen does. */
function Screen({ onWorkspace }: { onWorkspace: (workspace: Workspace) => void }) {
  onWorkspace(useWorkspace())
  useEditing()
  return <p>{useSignedIn().readOnly ? 'read-only' : 'may write'}</p>
}

function Gate(props: Parameters<typeof Screen>[0]) {
  const isSignedIn = useSessionState().status === 'signed-in'
  return isSignedIn ? <Screen {...props} /> : <p>signed out</p>
}

/** The state after somebody has read a list and an account. */
async function open(token: string = tokens.writer) {
  const backend = startBackend()
  const id = backend.store.all()[0]?.id ?? ''
  keepCredentials({ ...ana, token })
  const session = new Session(configOf())
  const queryClient = createQueryClient()
  const opened: Workspace[] = []
  render(
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <Gate onWorkspace={(each) => opened.push(each)} />
      </QueryClientProvider>
    </SessionContext>,
  )
  const [workspace] = opened
  if (!workspace) throw new Error('signed out')
  onTestFinished(() => workspace.client.queue.clear(new Error('the test is over')))
  await queryClient.fetchQuery(accountList(workspace, pageAt()))
  const detail = await queryClient.fetchQuery(accountDetail(workspace, id))
  const editing = editingOf(workspace.writes)
  const edit = editing.session(detail, true)
  const create = editing.createSession('start', edit.edited.edits())
  const leave = () => act(() => signOut(session, queryClient, workspace))
  return { backend, id, session, queryClient, workspace, edit, create, leave }
}
type Opened = Awaited<ReturnType<typeof open>>

function write({ edit, create }: Opened, kind: 'save' | 'create') {
  const { edited } = kind === 'save' ? edit : create
  const edits = edited.edits()
  edited.replace({ ...edits, fields: { ...edits.fields, name: 'Acme & Sons' } })
  if (kind === 'save') edit.save()
  else create.create()
}

/**
 * What a session has stored on this device. The ledger, which mirrors the server's count, and the
 * time of the last write stay.
 */
async function kept(): Promise<string[]> {
  const database = await openDB('accounts-admin.drafts')
  const stores = [...database.objectStoreNames]
  const counts = await Promise.all(stores.map((store) => database.count(store)))
  database.close()
  const databases = (await indexedDB.databases()).map(({ name }) => name ?? '')
  return [
    ...Object.keys(localStorage).filter((key) => key !== 'accounts-admin.last-write'),
    ...Object.keys(sessionStorage),
    ...databases.filter((name) => name !== 'request-ledger' && name !== 'accounts-admin.drafts'),
    ...stores.filter((_, at) => counts[at] !== 0),
  ]
}

const nothingIsLeft = async ({ queryClient }: Opened) => {
  await waitFor(async () => expect(await kept()).toEqual([]))
  expect(queryClient.getQueryCache().getAll()).toEqual([])
}
const writesOf = ({ backend }: Opened) => backend.log.filter(({ method }) => method !== 'GET')
const allAreAnswered = ({ backend }: Opened) =>
  waitFor(() => expect(backend.log.every(({ durationMs }) => durationMs !== null)).toBe(true))

describe('a sign-out', () => {
  test('leaves no read, name, credential, edit or write', async () => {
    const opened = await open()
    write(opened, 'save')
    await waitFor(() => expect(opened.edit.state().write?.phase.is).toBe('confirmed'))
    await waitFor(async () =>
      expect(await kept()).toEqual([
        'accounts-admin.credentials',
        'accounts-admin.learnt',
        'confirmed',
      ]),
    )
    await opened.leave()
    expect(await screen.findByText('signed out')).toBeVisible()
    await nothingIsLeft(opened)
  })

  test('leaves nothing of a read that is under way', async () => {
    const opened = await open()
    const { backend, queryClient, leave } = opened
    backend.scenario({ fault: 'delay', ms: 250, times: 2 })
    void queryClient.refetchQueries({ type: 'all' })
    await waitFor(() => expect(backend.log).toHaveLength(4))
    await leave()
    await allAreAnswered(opened)
    await nothingIsLeft(opened)
  })

  test.each(['save', 'create'] as const)(
    'leaves nothing of a write (%s) that is confirmed afterwards',
    async (kind) => {
      const opened = await open()
      opened.backend.scenario({ fault: 'delay', ms: 250 })
      write(opened, kind)
      await waitFor(() => expect(writesOf(opened)).toHaveLength(1))
      await opened.leave()
      await allAreAnswered(opened)
      await new Promise((resolve) => setTimeout(resolve, 50))
      await nothingIsLeft(opened)
    },
  )

  test('leaves nothing of what is read to verify a write', async () => {
    const opened = await open()
    const { backend, edit, leave } = opened
    backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
    backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 250 })
    write(opened, 'save')
    await waitFor(() => expect(edit.state().write?.phase.is).toBe('verifying'))
    await waitFor(() => expect(backend.log.at(-1)?.endpoint).toBe('detail'))
    await leave()
    await allAreAnswered(opened)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await nothingIsLeft(opened)
  })

  test.each(['save', 'create'] as const)(
    'removes a waiting write (%s) from the queue, unsent',
    async (kind) => {
      const opened = await open()
      opened.workspace.client.queue.hold('offline')
      write(opened, kind)
      await opened.leave()
      expect(writesOf(opened)).toEqual([])
      await nothingIsLeft(opened)
    },
  )
})

test('a save that fails shows no success, and is not sent again', async () => {
  const opened = await open()
  const { backend, id, edit, queryClient, workspace } = opened
  backend.scenario({ endpoint: 'update', fault: 'forbidden' })
  write(opened, 'save')
  await waitFor(() => expect(edit.state().write?.phase.is).toBe('rejected'))
  const { queryKey } = accountDetail(workspace, id)
  expect(queryClient.getQueryData(queryKey)).toMatchObject({ name: 'Acme Corp' })
  expect(writesOf(opened)).toHaveLength(1)
})

test.each(['save', 'create'] as const)(
  'a write without permission (%s) marks the sign-in as read-only',
  async (kind) => {
    const opened = await open(tokens.reader)
    expect(screen.getByText('may write')).toBeVisible()
    write(opened, kind)
    expect(await screen.findByText('read-only')).toBeVisible()
    const { write: last } = (kind === 'save' ? opened.edit : opened.create).state()
    expect(last?.phase).toMatchObject({ is: 'rejected', failure: { kind: 'forbidden' } })
  },
)

test('a refusal after a sign-out does not mark the next person as read-only', async () => {
  const opened = await open(tokens.reader)
  const { backend, session, leave } = opened
  backend.scenario({ fault: 'delay', ms: 250 })
  write(opened, 'save')
  await waitFor(() => expect(writesOf(opened)).toHaveLength(1))
  await leave()
  await act(() => session.signIn(ana, () => Promise.resolve()))
  await allAreAnswered(opened)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(session.state()).toMatchObject({ status: 'signed-in', readOnly: false })
})
