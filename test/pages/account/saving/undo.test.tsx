// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { acmeId, bar, button, field, openAccount, sent } from '../open-account.tsx'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const undo = () => screen.queryByRole('button', { name: /^Undo this save/ })
const history = () => within(screen.getByRole('region', { name: 'Session history' }))

test('an undo reverts only the save’s own changes and lists what it cannot revert', async () => {
  const { backend, user } = await openAccount()
  const tier = backend.store.get(acmeId)?.dynamic_fields[0]?.field_id
  await user.clear(field('Corner'))
  await user.type(field('QR code'), 'q')
  await user.clear(field('Customer Tier'))
  await user.type(field('Customer Tier'), 'Gold{Enter}')
  await user.click(screen.getByRole('button', { name: /^Remove Vehicle/ }))
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  // Text typed since is not part of the undo.
  await user.type(field('Phone'), '6')
  await user.click(undo() ?? document.body)
  const end = (await screen.findByText('Undone')).closest('[role=status]')
  expect(sent(backend, 'update')[1]).toEqual({
    corner: 'Yi',
    dynamic_fields: [{ field_id: tier, value: 'Premium' }],
  })
  expect(end).toHaveTextContent('Not put back:')
  expect(end).toHaveTextContent('QR code: what was stored before is not known.')
  expect(end).toHaveTextContent(/a removed product would come back as another one/)
  expect(field('Corner')).toHaveValue('Yi')
  expect(field('Customer Tier')).toHaveValue('Premium')
  expect(field('Phone')).toHaveValue('+598 2 901 23456')
  expect(bar()).toHaveTextContent('1 change')
  expect(undo()).toBeNull()
  expect(
    history()
      .getAllByRole('heading', { level: 3 })
      .map((each) => each.textContent),
  ).toEqual([expect.stringMatching(/^Undo of a save/), expect.stringMatching(/^Save/)])
})

test('a waiting undo without other changes offers only to cancel it', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter: 50 })
  await user.click(undo() ?? document.body)
  await waitFor(() => expect(bar()).toHaveTextContent(/Undoing… Waiting for its turn/))
  const names = within(bar() ?? document.body)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
  expect(names).toEqual(['Cancel'])
  await user.click(button('Cancel'))
  await screen.findByText('The undo was cancelled before it was sent. The save stands.')
  expect(document.body).not.toHaveFocus()
})

test('text typed since in an undone field is a change', async () => {
  const { backend, user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  await user.type(field('Corner'), '!')
  await user.click(undo() ?? document.body)
  await screen.findByText('Undone')
  expect(field('Corner')).toHaveValue('Yis!')
  expect(screen.queryByText(/changed by somebody else/)).toBeNull()
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }, { corner: 'Yi' }, { corner: 'Yis!' }])
})

test('an undo leaves values that somebody else changed since, and may send nothing', async () => {
  const { backend, user } = await openAccount({
    backend: { cacheSeconds: { list: 0, detail: 0 } },
    config: { cacheSeconds: { list: 0, detail: 0 } },
  })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  backend.edit(acmeId, { corner: 'Ejido' })
  await user.click(screen.getByRole('button', { name: /^Refresh/ }))
  await waitFor(() => expect(field('Corner')).toHaveValue('Ejido'))
  await user.click(undo() ?? document.body)
  const end = await screen.findByText('Nothing of this save can be put back')
  expect(end.closest('[role=status]')).toHaveTextContent('Corner: it has been changed again since.')
  expect(sent(backend, 'update')).toHaveLength(1)
})

test('a save can be undone for half a minute', async () => {
  const { user } = await openAccount()
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  const openFor = performance.now()
  vi.useFakeTimers({ toFake: ['performance'] })
  vi.advanceTimersByTime(openFor + 28_000)
  await waitFor(() => expect(undo()).toHaveTextContent(/[12] s$/), { timeout: 2_000 })
  vi.advanceTimersByTime(3_000)
  await waitFor(() => expect(undo()).toBeNull(), { timeout: 2_000 })
  expect(screen.getByText('Saved')).toBeVisible()
})

test('an undo that gets no answer is verified, and sent again only by the user', async () => {
  const quick = { cacheSeconds: { list: 0.2, detail: 0.2 } }
  const config = { ...quick, requestTimeoutSeconds: 1.5 }
  const { backend, user } = await openAccount({ backend: quick, config })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  backend.scenario({ endpoint: 'update', fault: 'network-error' })
  await user.click(undo() ?? document.body)
  await user.click(await screen.findByRole('button', { name: 'Send again' }, { timeout: 8_000 }))
  await screen.findByText('Undone')
  expect(sent(backend, 'update')).toEqual([{ corner: 'Yis' }, { corner: 'Yi' }, { corner: 'Yi' }])
  expect(field('Corner')).toHaveValue('Yi')
})

test('an undo that verification found applied is in the history', async () => {
  const quick = { cacheSeconds: { list: 0.2, detail: 0.2 } }
  const { backend, user } = await openAccount({ backend: quick, config: quick })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await screen.findByText('Saved')
  backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
  await user.click(undo() ?? document.body)
  await screen.findByText('Undone', {}, { timeout: 5_000 })
  expect(screen.queryByText('Your changes were saved')).toBeNull()
  const [newest] = history().getAllByRole('listitem')
  expect(newest).toHaveTextContent(/^Undo of a save/)
  expect(newest).toHaveTextContent(/Corner.*Yis.*Yi/)
  expect(bar()).toBeNull()
})
