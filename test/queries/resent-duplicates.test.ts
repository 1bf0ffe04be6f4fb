import { expect, test } from 'vitest'
import { createAccount, updateAccount } from '#api/accounts.ts'
import type { ConfirmedWrite } from '#editing/write.ts'
import { newAccount } from '#mock/write-account.ts'
import { accountDetail } from '#queries/account-queries.ts'
import { findResentDuplicates, type ResentDuplicates } from '#queries/resent-duplicates.ts'
import { keys } from '#queries/keys.ts'
import { stepsFor } from '../api/fake-api.ts'
import { confirmedOf } from '../editing/some-write.ts'
import { openWorkspace } from './open-workspace.ts'

const body = { name: 'Nueva S.A.', external_code: 'N-1' }
const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const

function open() {
  const cacheSeconds = { list: 0.2, detail: 0.2 }
  const opened = openWorkspace({ backend: { cacheSeconds }, config: { cacheSeconds } })
  const { queryClient } = opened.workspace
  const found = (id: string) =>
    queryClient.getQueryData<ResentDuplicates>(keys.duplicates(id)) ?? null
  const search = (confirmed: ConfirmedWrite) => findResentDuplicates(opened.workspace, confirmed)
  return { ...opened, found, search }
}

async function create({ backend, workspace }: ReturnType<typeof open>, times: number) {
  for (let made = 1; made < times; made += 1) {
    backend.store.put(newAccount(backend.store.nextAccountId(), body))
  }
  const { id } = await createAccount(workspace.client, body.name, stepsFor(body))
  return confirmedOf(body, Date.now(), { accountId: id, intent: 'create', before: null })
}

test('an account that exists twice is reported with the other one', async () => {
  const opened = open()
  const sent = await create(opened, 2)
  await opened.search(sent)
  const other = opened.backend.store.all().at(-2)
  expect(opened.found(sent.accountId)).toMatchObject({
    accounts: [{ id: other?.id }],
    products: [],
  })
})

test('an account that exists once is not reported', async () => {
  const opened = open()
  const sent = await create(opened, 1)
  await opened.search(sent)
  expect(opened.found(sent.accountId)).toBeNull()
})

test('a failed search reports nothing', async () => {
  const opened = open()
  const sent = await create(opened, 2)
  opened.backend.scenario({ endpoint: 'list', fault: 'cut-off' })
  await opened.search(sent)
  expect(opened.found(sent.accountId)).toBeNull()
})

test('so does one that outlives the sign-in', async () => {
  const opened = open()
  const sent = await create(opened, 2)
  opened.backend.scenario({ endpoint: 'list', fault: 'delay', ms: 50 })
  const searched = opened.search(sent)
  await opened.workspace.writes.wipe()
  await searched
  expect(opened.found(sent.accountId)).toBeNull()
})

async function addProduct({ backend, workspace }: ReturnType<typeof open>, times: number) {
  const id = backend.store.all()[0]?.id ?? ''
  const before = await workspace.queryClient.fetchQuery(accountDetail(workspace, id))
  const patch = { products: [add], notes: 'New' }
  for (let sent = 0; sent < times; sent += 1) {
    await updateAccount(workspace.client, id, null, stepsFor(patch))
  }
  return confirmedOf(patch, Date.now(), { accountId: id, before })
}

test('a product that exists twice is reported with both, even past a cached answer', async () => {
  const opened = open()
  const sent = await addProduct(opened, 2)
  await opened.search(sent)
  const made = opened.backend.store.get(sent.accountId)?.products.slice(-2) ?? []
  expect(opened.found(sent.accountId)).toMatchObject({
    accounts: [],
    products: [made.map(({ id }) => ({ id }))],
  })
})

test('a product that exists once is not reported', async () => {
  const opened = open()
  const sent = await addProduct(opened, 1)
  await opened.search(sent)
  expect(opened.found(sent.accountId)).toBeNull()
})

test('a save that adds no product causes no search', async () => {
  const opened = open()
  const sent = await addProduct(opened, 1)
  const before = opened.backend.log.length
  await opened.search({ ...sent, patch: { notes: 'New' } })
  expect(opened.backend.log).toHaveLength(before)
})
