// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftStore } from '#editing/drafts/draft-store.ts'
import { newAccount } from '#editing/drafts/draft-record.ts'
import { stubIndexedDb } from '../../../indexed-db.ts'
import { address, pass, startApp } from '../../../app/start-app.tsx'
import { catalogue } from '#mock/catalogue.ts'
import { acmeId, bar, button, dialog, field, openCreate, sent } from '../open-account.tsx'

beforeEach(stubIndexedDb)
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const owner = { tenant: 'acme.example.com', user: 'subject:u-1001' }
const drafts = () => new DraftStore(owner).listAll()
type User = Awaited<ReturnType<typeof openCreate>>['user']

async function addProduct(user: User) {
  await user.click(button('Add product'))
  await user.type(screen.getByLabelText('Provider', { selector: 'input' }), '77')
  await user.type(screen.getByLabelText('Product type', { selector: 'input' }), '88')
  await user.click(button('Apply'))
}
const product = { action: 'add', provider_id: '77', product_type_id: '88' }
const named = (name: string) => screen.findByRole('heading', { level: 1, name })

test('a copy is created with its products and custom fields, without ids, codes and dates', async () => {
  const { backend, user } = startApp({ at: `/accounts/new?from=${acmeId}`, config: { catalogue } })
  await screen.findByText('A copy of Acme Corp')
  const acme = backend.store.get(acmeId)
  const [vehicle] = acme?.products ?? []
  for (const label of ['External code', 'Tax ID', 'Document']) expect(field(label)).toHaveValue('')
  await user.type(field('Name'), '!')
  await user.click(button('Create account'))
  await named('Acme Corp!')
  await waitFor(() => expect(sent(backend, 'update')).toHaveLength(1))
  const [post] = sent(backend, 'create')
  const [put, ...others] = sent(backend, 'update')
  for (const key of ['tax_id', 'external_code', 'start_date', 'products', 'dynamic_fields']) {
    expect(post).not.toHaveProperty(key)
  }
  expect(others).toEqual([])
  expect(put).toEqual({
    products: [
      {
        action: 'add',
        provider_id: vehicle?.provider_id,
        product_type_id: vehicle?.product_type_id,
        coverage_id: vehicle?.coverage_id,
        status: 'A',
      },
    ],
    dynamic_fields: acme?.dynamic_fields.map(({ field_id, value, name, type, order }) => ({
      field_id,
      name,
      type,
      order,
      value,
    })),
  })
  expect(await screen.findByText('Being confirmed')).toBeVisible()
  expect(bar()).toBeNull()
  await waitFor(async () => expect(await drafts()).toEqual([]))
})

test('a rejected completion leaves its edits on the account page and creates nothing more', async () => {
  const { backend, user } = await openCreate()
  await user.type(field('Name'), 'N')
  await addProduct(user)
  backend.scenario({ endpoint: 'update', fault: 'forbidden' })
  await user.click(button('Create account'))
  await named('N')
  expect(await screen.findByText('Your changes weren’t saved')).toBeVisible()
  expect(bar()).toHaveTextContent('1 change')
  await pass(400)
  expect(screen.queryByText(/You left unsaved changes here/)).toBeNull()
  expect(await drafts()).toMatchObject([{ account: address().split('/').at(-1) }])
  expect(sent(backend, 'create')).toEqual([{ name: 'N' }])
  expect(sent(backend, 'update')).toEqual([{ products: [product] }])
})

test('a completion that gets no answer is verified on the account page', async () => {
  const quick = { cacheSeconds: { list: 0.2, detail: 0.2 } }
  const { backend, user } = await openCreate({ backend: quick, config: quick })
  await user.type(field('Name'), 'N')
  await addProduct(user)
  backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
  await user.click(button('Create account'))
  await named('N')
  expect(await screen.findByText('Your changes were saved', {}, { timeout: 5_000 })).toBeVisible()
  expect(bar()).toBeNull()
  expect(sent(backend, 'create')).toHaveLength(1)
  expect(sent(backend, 'update')).toHaveLength(1)
})

test('text typed during a create becomes an unsaved change of the new account', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'create', fault: 'delay', ms: 2_000 })
  await user.type(field('Name'), 'N')
  await user.type(field('QR code'), 'q')
  await user.click(button('Create account'))
  await waitFor(() => expect(sent(backend, 'create')).toHaveLength(1))
  await user.type(field('Email'), 'a@b')
  await user.click(screen.getByRole('link', { name: 'Back to accounts' }))
  await user.click(await screen.findByRole('button', { name: 'Stay' }))
  await named('N')
  expect(sent(backend, 'create')).toEqual([{ name: 'N', qr_code: 'q' }])
  expect(field('Email')).toHaveValue('a@b')
  expect(bar()).toHaveTextContent('1 change')
})

test('a detached create does not navigate and leaves no draft', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'create', fault: 'delay', ms: 2_500 })
  await user.type(field('Name'), 'N')
  await addProduct(user)
  await user.click(button('Create account'))
  await waitFor(() => expect(sent(backend, 'create')).toHaveLength(1))
  await user.click(screen.getByRole('link', { name: 'Back to accounts' }))
  await screen.findByRole('searchbox', { name: 'Search accounts' })
  await waitFor(() => expect(sent(backend, 'update')).toEqual([{ products: [product] }]), {
    timeout: 6_000,
  })
  await waitFor(async () => expect(await drafts()).toEqual([]))
  expect(address()).toBe('/accounts')
})

test('leaving during the search for duplicates creates nothing', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'list', fault: 'delay', ms: 1_500 })
  await user.type(field('Name'), 'N')
  await user.type(field('Tax ID'), '9')
  await user.click(button('Create account'))
  await waitFor(() => expect(backend.log).toHaveLength(1))
  await user.click(screen.getByRole('link', { name: 'Back to accounts' }))
  await user.click(await screen.findByRole('button', { name: 'Leave and discard' }))
  await screen.findByRole('searchbox', { name: 'Search accounts' })
  await pass(1_800)
  expect(sent(backend, 'create')).toEqual([])
})

test('an account with the same tax id is a question before anything is created', async () => {
  const { backend, user } = await openCreate()
  await user.type(field('Name'), 'N')
  await user.type(field('Tax ID'), '214100001019')
  await user.type(field('External code'), 'EXT-001')
  await user.click(button('Create account'))
  await screen.findByRole('dialog', { name: 'This account may exist already' })
  expect(dialog().getByRole('link', { name: /Acme Corp/ })).toHaveAttribute('target', '_blank')
  expect(dialog().getByRole('listitem')).toHaveTextContent('the same Tax ID and External code')
  await user.click(dialog().getByRole('button', { name: 'Back to the form' }))
  expect(sent(backend, 'create')).toEqual([])
  expect(field('Tax ID')).toHaveValue('214100001019')
  await user.click(button('Create account'))
  await user.click(await screen.findByRole('button', { name: 'Create anyway' }))
  await named('N')
  expect(sent(backend, 'create')).toHaveLength(1)
  // The second try used the cached result of the first.
  expect(backend.log.filter(({ endpoint }) => endpoint === 'list')).toHaveLength(2)
})

test('a failed search for duplicates says so and lets the user continue', async () => {
  const { backend, user } = await openCreate()
  backend.scenario({ endpoint: 'list', fault: 'cut-off' })
  await user.type(field('Name'), 'N')
  await user.type(field('Document'), '9')
  await user.click(button('Create account'))
  await screen.findByRole('dialog', { name: /Couldn’t check/ })
  expect(sent(backend, 'create')).toEqual([])
  await user.click(button('Create anyway'))
  await named('N')
  expect(sent(backend, 'create')).toEqual([{ name: 'N', document: '9' }])
})

test('a draft of a new account is kept on return and gone once the account is created', async () => {
  const { user } = await openCreate()
  await user.type(field('Name'), 'N')
  await user.click(screen.getByRole('link', { name: 'Cancel' }))
  await user.click(await screen.findByRole('button', { name: 'Leave and keep a draft' }))
  await screen.findByRole('searchbox', { name: 'Search accounts' })
  expect(await drafts()).toMatchObject([{ account: newAccount, name: 'N' }])
  await user.click(screen.getByRole('link', { name: 'New account' }))
  expect(await screen.findByLabelText('Name', { selector: 'input' })).toHaveValue('N')
  expect(screen.queryByRole('button', { name: 'Restore draft' })).toBeNull()
  await user.click(button('Create account'))
  await named('N')
  await waitFor(async () => expect(await drafts()).toEqual([]))
})
