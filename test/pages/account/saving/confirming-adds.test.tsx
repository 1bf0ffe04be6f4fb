// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test } from 'vitest'
import { pass } from '../../../app/start-app.tsx'
import { asked } from '../../../queries/open-workspace.ts'
import { acmeId, bar, button, openAccount, sent } from '../open-account.tsx'
import { openBent } from '../open-bent.tsx'

afterEach(cleanup)

const read = `GET /accounts/${acmeId}`
const patient = { timeout: 5_000 }
type User = Awaited<ReturnType<typeof openAccount>>['user']

async function saveProduct(user: User) {
  await user.click(button('Add product'))
  await user.type(screen.getByLabelText('Provider', { selector: 'input' }), '77')
  await user.type(screen.getByLabelText('Product type', { selector: 'input' }), '88')
  await user.click(button('Apply'))
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
}
const buttonsOf77 = () => screen.queryAllByRole('button', { name: /^(Edit|Remove|Undo) .*88/ })

test('a new product is locked until one automatic read returns it', async () => {
  const { backend, user } = await openAccount({
    backend: { cacheSeconds: { list: 0.2, detail: 0.2 } },
    config: { cacheSeconds: { list: 0.2, detail: 0.2 } },
  })
  await saveProduct(user)
  expect(screen.getByText('Being confirmed')).toBeVisible()
  expect(buttonsOf77()).toEqual([])
  expect(bar()).toBeNull()
  const before = asked(backend).length
  backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 400 })
  await waitFor(() => expect(buttonsOf77()).toHaveLength(2), patient)
  expect(screen.queryByText('Being confirmed')).toBeNull()
  await pass(700)
  expect(asked(backend).slice(before)).toEqual([read])
  expect(sent(backend, 'update')).toHaveLength(1)
})

test('a product that the read does not return is unconfirmed, and the user can stage it again', async () => {
  const { user, backend } = await openBent(
    `/accounts/${acmeId}`,
    () => [
      http.put('*/accounts/:id', () => HttpResponse.json({ success: true, data: { id: acmeId } }), {
        once: true,
      }),
    ],
    { list: 0.2, detail: 0.2 },
  )
  await saveProduct(user)
  await screen.findByText(/^Not confirmed: the server does not show it/, {}, patient)
  expect(bar()).toBeNull()
  await user.click(screen.getByRole('button', { name: /^Stage it again: / }))
  expect(bar()).toHaveTextContent('1 change')
  expect(screen.queryByText(/^Not confirmed/)).toBeNull()
  await user.click(button('Save changes'))
  await waitFor(() =>
    expect(sent(backend, 'update')).toEqual([
      { products: [{ action: 'add', provider_id: '77', product_type_id: '88' }] },
    ]),
  )
})

test('the automatic read waits for a read that is under way', async () => {
  const { backend, user } = await openAccount({
    backend: { cacheSeconds: { list: 0, detail: 0 } },
    config: { cacheSeconds: { list: 0.2, detail: 0.2 } },
  })
  await saveProduct(user)
  const before = asked(backend).length
  await pass(1_000)
  backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 900 })
  await user.click(screen.getByRole('button', { name: /^Refresh/ }))
  await waitFor(() => expect(buttonsOf77()).toHaveLength(2), patient)
  await pass(600)
  expect(asked(backend).slice(before)).toEqual([read])
})
