// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test } from 'vitest'
import type { AccountPatch } from '#contract/account-write.ts'
import type { MockBackend } from '#mock/backend.ts'
import { pass } from '../../../app/start-app.tsx'
import { asked } from '../../../queries/open-workspace.ts'
import { acmeId, bar, button, field } from '../open-account.tsx'
import { openBent } from '../open-bent.tsx'

afterEach(cleanup)

const read = `GET /accounts/${acmeId}`
const patient = { timeout: 6_000 }

interface Answer {
  updated?: unknown
  /** The part of the body that the server stores. */
  store?: (patch: AccountPatch) => AccountPatch
}

/** Opens an account whose saves all get this answer. */
function openAnswering({ updated, store = (patch) => patch }: Answer) {
  const bend = (backend: MockBackend) => [
    http.put('*/accounts/:id', async ({ request }) => {
      backend.edit(acmeId, store((await request.json()) as AccountPatch))
      return HttpResponse.json({ success: true, data: { id: acmeId, updated_fields: updated } })
    }),
  ]
  return openBent(`/accounts/${acmeId}`, bend, { list: 1, detail: 0.2 })
}
const save = async (user: Awaited<ReturnType<typeof openAnswering>>['user']) => {
  await user.type(field('Corner'), 's')
  await user.type(field('Phone'), '6')
  await user.click(button('Save changes'))
  return (await screen.findByText('Saved')).closest('[role=status]')
}

const nothingMore = /^(?!.*Not confirmed)/

test.each([
  ['says nothing', undefined, nothingMore],
  ['names the address and the rest', ['address', 'phone'], nothingMore],
  ['names them in another spelling', ['address.corner', 'Phone'], nothingMore],
  ['names one', ['phone'], 'Not confirmed: Corner.'],
  ['names none', [], 'Not confirmed: Phone, Corner.'],
])('an answer that %s', async (_what, updated, text) => {
  const { user } = await openAnswering({ updated })
  const status = await save(user)
  expect(status).toHaveTextContent(text)
})

test('one read confirms fields that were saved but not acknowledged', async () => {
  const { backend, user } = await openAnswering({ updated: ['phone'] })
  const before = asked(backend).length
  await save(user)
  const reads = asked(backend).length
  expect(reads - before).toBeLessThanOrEqual(1)
  expect(await screen.findByText(/all of it was saved/, {}, patient)).toBeVisible()
  expect(asked(backend).length - reads).toBe(1)
  expect(bar()).toBeNull()
})

test('fields that were not saved are unsaved changes again, even after the notice is dismissed', async () => {
  const { backend, user } = await openAnswering({
    updated: ['phone'],
    store: ({ phone = null }) => ({ phone }),
  })
  await save(user)
  await user.click(button('Dismiss'))
  expect(bar()).toBeNull()
  expect(await screen.findByText(/^Not saved: Corner\./, {}, patient)).toBeVisible()
  expect(field('Corner')).toHaveValue('Yis')
  await waitFor(() => expect(bar()).toHaveTextContent('1 change'))
  expect(field('Phone')).toHaveValue('+598 2 901 23456')
  expect(backend.store.get(acmeId)?.address.corner).toBe('Yi')
})

test('a lost change that is saved later is no longer reported as lost', async () => {
  const updated = ['phone']
  const { user } = await openAnswering({
    updated,
    store: (patch) => (updated.includes('corner') ? patch : { phone: patch.phone ?? null }),
  })
  await save(user)
  const lost = await screen.findByText(/^Not saved: Corner\./, {}, patient)
  updated.push('corner')
  await user.click(button('Save changes'))
  await waitFor(() => expect(lost).not.toBeInTheDocument())
  expect(screen.getByText('Saved')).toBeVisible()
  await pass(500)
  expect(screen.queryByText(/^Not saved:/)).toBeNull()
})

test('a lost change is no remote change and not in the history', async () => {
  const { user } = await openAnswering({
    updated: ['phone'],
    store: ({ phone = null }) => ({ phone }),
  })
  await user.type(field('QR code'), 'q')
  await save(user)
  expect(await screen.findByText(/^Not saved: Corner\./, {}, patient)).toBeVisible()
  expect(screen.queryByText(/Somebody else changed/)).toBeNull()
  expect(screen.getByText(/Not confirmed: QR code. The server never shows this/)).toBeVisible()
  const history = screen.getByRole('region', { name: 'Session history' })
  expect(history).toHaveTextContent(/Save,.*Phone/)
  expect(history).not.toHaveTextContent(/Corner/)
})

test('a later save ends the check of an acknowledgement', async () => {
  const { backend, user } = await openAnswering({ updated: ['phone', 'email'] })
  await save(user)
  await user.type(field('Email'), '.uy')
  await user.click(button('Save changes'))
  await waitFor(() => expect(backend.store.get(acmeId)?.email).toMatch(/uy$/))
  const reads = asked(backend).length
  await pass(1_500)
  expect(asked(backend)).toHaveLength(reads)
  expect(screen.queryByText(/Not confirmed/)).toBeNull()
})

test('a field that was undone meanwhile is not reported as lost', async () => {
  const { backend, user } = await openAnswering({ updated: ['phone'] })
  await save(user)
  await user.click(screen.getByRole('button', { name: /^Undo this save/ }))
  await screen.findByText('Undone')
  await pass(1_500)
  expect(bar()).toBeNull()
  expect(field('Corner')).toHaveValue('Yi')
  expect(backend.store.get(acmeId)?.address.corner).toBe('Yi')
})

test('only lost products are staged again, after one read', async () => {
  const { backend, user } = await openAnswering({
    updated: [],
    store: ({ products = [] }) => ({ products: products.filter(({ action }) => action === 'add') }),
  })
  await user.click(button('Add product'))
  await user.type(screen.getByLabelText('Provider', { selector: 'input' }), '77')
  await user.type(screen.getByLabelText('Product type', { selector: 'input' }), '88')
  await user.click(button('Apply'))
  await user.click(screen.getByRole('button', { name: /^Remove Vehicle/ }))
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  const reads = asked(backend).length
  expect(await screen.findByText(/^Not saved: Products\./, {}, patient)).toBeVisible()
  await waitFor(() => expect(bar()).toHaveTextContent('1 change'))
  expect(screen.getByRole('button', { name: /^Undo Vehicle/ })).toBeVisible()
  await pass(500)
  expect(asked(backend).slice(reads)).toEqual([read])
})

test('write-only fields are reported without a read', async () => {
  const { backend, user } = await openAnswering({ updated: [] })
  await user.type(field('QR code'), 'q')
  await user.click(button('Save changes'))
  expect(await screen.findByText(/The server never shows this/)).toBeVisible()
  const reads = asked(backend).length
  await pass(1_500)
  expect(asked(backend)).toHaveLength(reads)
})
