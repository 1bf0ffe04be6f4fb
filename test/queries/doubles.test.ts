import { expect, test } from 'vitest'
import { createAccount, updateAccount } from '#api/accounts.ts'
import { newAccount } from '#mock/write-account.ts'
import { accountDetail } from '#queries/account-queries.ts'
import { lookForDoubledAdds, lookForTwins, type Doubles } from '#queries/doubles.ts'
import { keys } from '#queries/keys.ts'
import { openWorkspace } from './open-workspace.ts'

const body = { name: 'Nueva S.A.', external_code: 'N-1' }
const add = { action: 'add', provider_id: '1', product_type_id: '2' } as const
const isOpen = () => true

function open() {
  const cacheSeconds = { list: 0.2, detail: 0.2 }
  const opened = openWorkspace({ backend: { cacheSeconds }, config: { cacheSeconds } })
  const { queryClient } = opened.workspace
  const found = (id: string) => queryClient.getQueryData<Doubles>(keys.doubles(id)) ?? null
  return { ...opened, found }
}

async function create({ backend, workspace }: ReturnType<typeof open>, times: number) {
  const sentAt = Date.now()
  for (let made = 1; made < times; made += 1) {
    backend.store.put(newAccount(backend.store.nextAccountId(), body))
  }
  const { id } = await createAccount(workspace.client, body)
  return { id, body, sentAt }
}

test('an account that is there twice is told with the other one', async () => {
  const opened = open()
  const sent = await create(opened, 2)
  await lookForTwins(opened.workspace, sent, isOpen)
  const other = opened.backend.store.all().at(-2)
  expect(opened.found(sent.id)).toMatchObject({ accounts: [{ id: other?.id }], products: [] })
})

test('an account that is there once is nothing to tell', async () => {
  const opened = open()
  const sent = await create(opened, 1)
  await lookForTwins(opened.workspace, sent, isOpen)
  expect(opened.found(sent.id)).toBeNull()
})

test('a look that fails, or outlives the sign-in, tells nothing', async () => {
  const opened = open()
  const sent = await create(opened, 2)
  opened.backend.scenario({ endpoint: 'list', fault: 'cut-off' })
  await lookForTwins(opened.workspace, sent, isOpen)
  await lookForTwins(opened.workspace, sent, () => false)
  expect(opened.found(sent.id)).toBeNull()
})

async function addProduct({ backend, workspace }: ReturnType<typeof open>, times: number) {
  const id = backend.store.all()[0]?.id ?? ''
  const before = await workspace.queryClient.fetchQuery(accountDetail(workspace, id))
  const patch = { products: [add], notes: 'New' }
  for (let sent = 0; sent < times; sent += 1) {
    await updateAccount(workspace.client, id, patch, null)
  }
  return { before, patch }
}

test('a product that is there twice is told with both, even past an old answer', async () => {
  const opened = open()
  const sent = await addProduct(opened, 2)
  await lookForDoubledAdds(opened.workspace, sent, isOpen)
  const made = opened.backend.store.get(sent.before.id)?.products.slice(-2) ?? []
  expect(opened.found(sent.before.id)).toMatchObject({
    accounts: [],
    products: [made.map(({ id }) => ({ id }))],
  })
})

test('a product that is there once is nothing to tell', async () => {
  const opened = open()
  const sent = await addProduct(opened, 1)
  await lookForDoubledAdds(opened.workspace, sent, isOpen)
  expect(opened.found(sent.before.id)).toBeNull()
})

test('a save that adds no product is not looked at', async () => {
  const opened = open()
  const sent = await addProduct(opened, 1)
  const before = opened.backend.log.length
  await lookForDoubledAdds(opened.workspace, { ...sent, patch: { notes: 'New' } }, isOpen)
  expect(opened.backend.log).toHaveLength(before)
})
