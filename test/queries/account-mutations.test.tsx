// @vitest-environment jsdom
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { updateAccount, type AccountPage } from '#api/accounts.ts'
import type { AccountDetail } from '#contract/account.ts'
import { asFailure } from '#http/failures.ts'
import { tokens } from '#mock/tokens.ts'
import { useCreateAccount, useSaveAccount } from '#queries/account-mutations.ts'
import { accountDetail, accountList } from '#queries/account-queries.ts'
import { keys } from '#queries/keys.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { signOut } from '#queries/sign-out.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { keepCredentials } from '#session/credentials.ts'
import { Session } from '#session/session.ts'
import { SessionContext, useSessionState, useSignedIn } from '#session/use-session.ts'
import { stubIndexedDb } from '../indexed-db.ts'
import { ana, configOf, pageAt, startBackend } from './open-workspace.ts'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(cleanup)

/** One account, the list it is in, and what can be done to it. */
function Screen({ id }: { id: string }) {
  const workspace = useWorkspace()
  const { readOnly } = useSignedIn()
  const list = useQuery(accountList(workspace, pageAt()))
  const detail = useQuery({ ...accountDetail(workspace, id), enabled: list.isSuccess })
  const save = useSaveAccount()
  const create = useCreateAccount()
  const patch = { name: 'Acme & Sons', email: null }
  return (
    <>
      <p>listed: {list.data?.rows[0]?.name}</p>
      <p>
        shown: {detail.data?.name}, {detail.data?.email ?? 'no email'}
      </p>
      <p>{readOnly ? 'read-only' : 'may write'}</p>
      <p>updated: {JSON.stringify(save.data)}</p>
      <p>failed: {save.error?.kind ?? create.error?.kind}</p>
      <p>created: {JSON.stringify(create.data)}</p>
      <button onClick={() => save.mutate({ id, patch, name: 'Acme Corp' })}>Save</button>
      <button onClick={() => create.mutate({ body: { name: 'Made' } })}>Create</button>
    </>
  )
}

function Gate({ id }: { id: string }) {
  return useSessionState().status === 'signed-in' ? <Screen id={id} /> : <p>signed out</p>
}

async function open(token: string = tokens.writer) {
  const backend = startBackend()
  const id = backend.store.all()[0]?.id ?? ''
  keepCredentials({ ...ana, token })
  const session = new Session(configOf())
  const queryClient = createQueryClient()
  render(
    <SessionContext value={session}>
      <QueryClientProvider client={queryClient}>
        <Gate id={id} />
      </QueryClientProvider>
    </SessionContext>,
  )
  await screen.findByText('shown: Acme Corp, contact@acme.example.com')
  return { backend, id, session, queryClient }
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('a save', () => {
  test('shows on the page and in every list at once, and costs no read', async () => {
    const { backend, queryClient, id } = await open()
    const ages = () => [
      queryClient.getQueryState(keys.detail(id))?.dataUpdatedAt,
      queryClient.getQueryState(keys.list(pageAt()))?.dataUpdatedAt,
    ]
    const before = ages()
    press('Save')
    expect(await screen.findByText('shown: Acme & Sons, no email')).toBeVisible()
    expect(screen.getByText('listed: Acme & Sons')).toBeVisible()
    expect(screen.getByText(/^updated: .*"name","email"/)).toBeVisible()
    expect(backend.log.map(({ method }) => method)).toEqual(['GET', 'GET', 'PUT'])
    expect(backend.log[2]?.body).toEqual({ name: 'Acme & Sons', email: null })
    expect(ages()).toEqual(before)
  })

  test('touches no list that does not show the account', async () => {
    const { queryClient } = await open()
    const other: AccountPage = { rows: [], offset: 5, total: 0, skipped: 0 }
    queryClient.setQueryData(keys.list(pageAt(5)), other)
    press('Save')
    await screen.findByText('listed: Acme & Sons')
    expect(queryClient.getQueryData(keys.list(pageAt(5)))).toBe(other)
  })

  test('still shows after a reload that the server answers from its cache', async () => {
    const { backend, queryClient } = await open()
    press('Save')
    await screen.findByText('listed: Acme & Sons')
    void queryClient.refetchQueries()
    await waitFor(() => expect(backend.log.filter(({ cached }) => cached)).toHaveLength(2))
    await waitFor(() => expect(queryClient.isFetching()).toBe(0))
    expect(screen.getByText('shown: Acme & Sons, no email')).toBeVisible()
    expect(screen.getByText('listed: Acme & Sons')).toBeVisible()
  })

  test('that fails shows nothing, and is not sent again', async () => {
    const { backend } = await open()
    backend.scenario({ endpoint: 'update', fault: 'server-error' })
    press('Save')
    expect(await screen.findByText('failed: server')).toBeVisible()
    expect(screen.getByText('shown: Acme Corp, contact@acme.example.com')).toBeVisible()
    expect(backend.log.filter(({ method }) => method === 'PUT')).toHaveLength(1)
    expect(screen.getByText('may write')).toBeVisible()
  })

  test('that is not permitted marks the sign-in as read-only', async () => {
    await open(tokens.reader)
    press('Save')
    expect(await screen.findByText('read-only')).toBeVisible()
    expect(screen.getByText('failed: forbidden')).toBeVisible()
  })
})

describe('a create', () => {
  test('is known to its page at once, as old enough to be read in full', async () => {
    const { backend, queryClient } = await open()
    press('Create')
    const { id } = await waitFor(() => {
      const made = backend.store.all().at(-1)
      expect(screen.getByText(new RegExp(`^created: .*"${made?.id}"`))).toBeVisible()
      expect(made?.name).toBe('Made')
      return { id: made?.id ?? '' }
    })
    const kept = queryClient.getQueryState<AccountDetail>(keys.detail(id))
    expect(kept?.data).toMatchObject({ id, name: 'Made', email: null })
    expect(kept?.dataUpdatedAt).toBe(1)
  })

  test('that is not permitted marks the sign-in as read-only', async () => {
    await open(tokens.reader)
    press('Create')
    expect(await screen.findByText('read-only')).toBeVisible()
  })
})

describe('a sign-out', () => {
  beforeEach(stubIndexedDb)

  /** What of a session is on this device. The ledger is the server's count, and stays; so does when a write was last sent. */
  async function kept(): Promise<string[]> {
    const databases = (await indexedDB.databases()).map(({ name }) => name ?? '')
    return [
      ...Object.keys(localStorage).filter((key) => key !== 'accounts-admin.last-write'),
      ...Object.keys(sessionStorage),
      ...databases.filter((name) => name !== 'request-ledger'),
    ]
  }

  test('leaves no read, no name and no credential', async () => {
    const { session, queryClient } = await open()
    expect(await kept()).toEqual(['accounts-admin.credentials', 'accounts-admin.learnt'])
    await signOut(session, queryClient)
    expect(await screen.findByText('signed out')).toBeVisible()
    expect(queryClient.getQueryCache().getAll()).toEqual([])
    expect(await kept()).toEqual([])
  })

  test('while a read is under way leaves nothing of it either', async () => {
    const { backend, session, queryClient } = await open()
    backend.scenario({ fault: 'delay', ms: 250, times: 2 })
    void queryClient.refetchQueries()
    await waitFor(() => expect(backend.log).toHaveLength(4))
    void signOut(session, queryClient)
    await waitFor(() =>
      expect(backend.log.every(({ durationMs }) => durationMs !== null)).toBe(true),
    )
    await screen.findByText('signed out')
    expect(queryClient.getQueryCache().getAll()).toEqual([])
    expect(await kept()).toEqual([])
  })

  test.each(['Create', 'Save'])(
    'while a write is under way (%s) leaves nothing of it when it is confirmed',
    async (write) => {
      const { backend, session, queryClient } = await open()
      backend.scenario({ fault: 'delay', ms: 250 })
      press(write)
      await waitFor(() => expect(backend.log).toHaveLength(3))
      const mutation = queryClient.getMutationCache().getAll()[0]
      void signOut(session, queryClient)
      await waitFor(() => expect(mutation?.state.status).toBe('success'))
      expect(queryClient.getQueryCache().getAll()).toEqual([])
      expect(await kept()).toEqual([])
    },
  )

  test('takes a write that waits out of the queue, unsent', async () => {
    const { backend, session, queryClient } = await open()
    const state = session.state()
    if (state.status !== 'signed-in') throw new Error('signed out')
    const { client } = state
    client.queue.hold('offline')
    const write = updateAccount(client, '1', { name: 'Late' }, null).catch(asFailure)
    void signOut(session, queryClient)
    expect(await write).toMatchObject({ kind: 'cancelled' })
    expect(backend.log.filter(({ method }) => method === 'PUT')).toEqual([])
    await screen.findByText('signed out')
  })
})

test('a refusal that comes after a sign-out does not mark the next person as read-only', async () => {
  const { backend, session, queryClient } = await open(tokens.reader)
  backend.scenario({ fault: 'delay', ms: 250 })
  press('Save')
  await waitFor(() => expect(backend.log).toHaveLength(3))
  const mutation = queryClient.getMutationCache().getAll()[0]
  await signOut(session, queryClient)
  await session.signIn(ana, () => Promise.resolve())
  await waitFor(() => expect(mutation?.state.status).toBe('error'))
  expect(session.state()).toMatchObject({ status: 'signed-in', readOnly: false })
  await screen.findByText('shown: Acme Corp, contact@acme.example.com')
})
