// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test } from 'vitest'
import { pass } from '../../../app/start-app.tsx'
import { asked } from '../../../queries/open-workspace.ts'
import { openBent } from '../open-bent.tsx'
import { acmeId, bar, button, dialog, field, openAccount, sent } from '../open-account.tsx'

afterEach(cleanup)

const quick = {
  backend: { cacheSeconds: { list: 0.2, detail: 0.2 } },
  config: { cacheSeconds: { list: 0.2, detail: 0.2 } },
}
const tier = '810000000000000001'
const read = `GET /accounts/${acmeId}`
const write = `PUT /accounts/${acmeId}`

/** Opens an account whose base is older than the cache time when it is saved. */
async function openOld() {
  const opened = await openAccount(quick)
  await pass(300)
  return opened
}

test('a save over an old base reads once, merges incoming changes and lists them', async () => {
  const { backend, user } = await openOld()
  backend.edit(acmeId, { phone: '099 000 111' })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  expect(await screen.findByText('Saved')).toBeVisible()
  expect(asked(backend)).toEqual([read, read, write])
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }])
  expect(
    screen.getByText(/Somebody else changed 1 thing/).closest('[role=status]'),
  ).toHaveTextContent('Phone: from +598 2 901 2345 to 099 000 111')
  expect(screen.getByText(/changed meanwhile is kept/)).toBeVisible()
  expect(field('Phone')).toHaveValue('099 000 111')
  expect(backend.store.get(acmeId)).toMatchObject({ phone: '099 000 111' })
})

test('conflicts decided from the notice are saved, and the focus ends at the foot of the form', async () => {
  const { backend, user } = await openOld()
  backend.edit(acmeId, { email: 'theirs@example.com' })
  await user.clear(field('Email'))
  await user.type(field('Email'), 'mine@example.com')
  await user.click(button('Save changes'))
  await screen.findByRole('dialog')
  await user.click(button('Back to editing'))
  await user.click(button('Compare and choose'))
  await user.click(button('Keep all mine'))
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 500 })
  await user.click(button('Save with these choices'))
  expect(bar()).toContainElement(document.activeElement as HTMLElement)
  await screen.findByText('Saved')
  await waitFor(() => expect(document.activeElement).toHaveAttribute('role', 'status'))
})

test('a save over a fresh base spends no read', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(asked(backend)).toEqual([read, write])
})

test('a save after a rejection reads again even over a fresh base', async () => {
  const refusal = { success: false, error: { code: 'VALIDATION_ERROR', message: 'not today' } }
  const { backend, user } = await openBent(`/accounts/${acmeId}`, () => [
    http.put('*/accounts/:id', () => HttpResponse.json(refusal, { status: 400 }), { once: true }),
  ])
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByRole('alert', { name: 'There is a problem' })
  backend.edit(acmeId, { phone: '1' })
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(asked(backend)).toEqual([read, read, write])
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }])
  expect(field('Phone')).toHaveValue('1')
})

test('conflicts are decided before anything is sent', async () => {
  const { backend, user } = await openOld()
  const [product] = backend.store.get(acmeId)?.products ?? []
  backend.edit(acmeId, {
    corner: 'Ejido',
    phone: '1',
    products: [{ action: 'update', product_id: product?.id ?? '', status: 'X' }],
    dynamic_fields: [{ field_id: tier, value: 'Silver' }],
  })
  await user.type(field('Corner'), 's')
  await user.type(field('Phone'), '6')
  await user.click(screen.getByRole('button', { name: /^Remove Vehicle/ }))
  await user.clear(field('Customer Tier'))
  await user.type(field('Customer Tier'), 'Gold{Enter}')
  await user.click(button('Save changes'))
  await screen.findByRole('dialog', { name: 'Somebody else changed this account' })
  expect(sent(backend, 'update')).toEqual([])
  const choose = (path: RegExp | string, side: RegExp) =>
    user.click(
      within(dialog().getByRole('group', { name: path })).getByRole('radio', { name: side }),
    )
  await choose('Corner', /^Theirs: Ejido/)
  await choose('Phone', /^Mine: /)
  await choose(/^Vehicle Insurance/, /^Mine: Remove it/)
  await choose('Customer Tier', /^Mine: Gold/)
  await user.click(dialog().getByRole('button', { name: 'Save with these choices' }))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([
    {
      phone: '+598 2 901 23456',
      products: [{ action: 'remove', product_id: product?.id }],
      dynamic_fields: [{ field_id: tier, value: 'Gold' }],
    },
  ])
  expect(field('Corner')).toHaveValue('Ejido')
})

test('a postponed conflict stays open, even over an undo', async () => {
  const { backend, user } = await openAccount({
    ...quick,
    config: { cacheSeconds: { list: 0.2, detail: 2 } },
  })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  await user.type(field('Phone'), '6')
  backend.edit(acmeId, { phone: '1' })
  await user.click(screen.getByRole('button', { name: /^Refresh/ }))
  await screen.findByText('Somebody else changed one of the things that you changed')
  await user.click(screen.getByRole('button', { name: /^Undo this save/ }))
  await screen.findByText('Undone')
  await user.click(button('Save changes'))
  await screen.findByRole('dialog', { name: 'Somebody else changed this account' })
  await user.click(dialog().getByRole('button', { name: 'Back to editing' }))
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }, { corner: 'Yi' }])
  expect(field('Phone')).toHaveValue('+598 2 901 23456')
})

test('a save whose read fails is sent only when the user says so', async () => {
  const { backend, user } = await openOld()
  backend.scenario({ endpoint: 'detail', fault: 'cut-off', times: 2 })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText(/could not be read again, so nothing was sent/)
  expect(sent(backend, 'update')).toEqual([])
  expect(bar()).toHaveTextContent('1 change')
  await user.click(button('Try again'))
  await waitFor(() => expect(asked(backend)).toHaveLength(3))
  await user.click(await screen.findByRole('button', { name: 'Save without checking' }))
  await screen.findByText('Saved')
  expect(asked(backend)).toEqual([read, read, read, write])
})

test('a save whose read waits can be cancelled and sends nothing', async () => {
  const { backend, user } = await openAccount({
    ...quick,
    config: { ...quick.config, rateLimit: { requests: 1, windowSeconds: 60 } },
  })
  await pass(300)
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await waitFor(() => expect(bar()).toHaveTextContent(/Waiting for its turn/))
  await user.click(button('Cancel'))
  expect(await screen.findByText(/The save was cancelled before it was sent/)).toBeVisible()
  expect(field('Corner')).toHaveValue('Yis')
  expect(asked(backend)).toEqual([read])
})

test('a save joins a read of the page that is under way', async () => {
  const { backend, user } = await openOld()
  await user.type(field('Corner'), 's')
  backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 400 })
  await user.click(screen.getByRole('button', { name: /^Refresh/ }))
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(asked(backend)).toEqual([read, read, write])
})

test('a read that already shows all edits leaves nothing to send', async () => {
  const { backend, user } = await openOld()
  backend.edit(acmeId, { corner: 'Yis' })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  expect(await screen.findByText(/Nothing is left to save/)).toBeVisible()
  expect(sent(backend, 'update')).toEqual([])
  expect(bar()).toBeNull()
})
