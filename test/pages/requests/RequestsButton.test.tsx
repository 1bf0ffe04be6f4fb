// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RequestsButton } from '#pages/requests/RequestsButton.tsx'
import { openScene, pass, save, stopClock } from './queue-scene.tsx'

beforeEach(stopClock)
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.useRealTimers()
})

const button = () => screen.getByRole('button', { name: /^Requests / })
const panel = () => within(screen.getByRole('group', { name: 'Requests' }))

/** It is loaded when it is first opened. */
async function openPanel(): Promise<void> {
  await import('#pages/requests/QueuePanel.tsx')
  fireEvent.click(button())
  await pass(0)
}

test('the button shows the budget with the fewest free slots', async () => {
  const { spend } = await openScene(<RequestsButton />)
  expect(button()).toHaveAccessibleName('Requests 10 of 10 left')
  await spend('list', 1)
  await spend('update', 2)
  expect(button()).toHaveAccessibleName('Requests 8 of 10 left')
})

test('a slot that becomes free is shown without an event of the queue', async () => {
  const { spend } = await openScene(<RequestsButton />)
  await spend('list', 2)
  await pass(59_000)
  expect(button()).toHaveAccessibleName('Requests 8 of 10 left')
  await pass(2_000)
  expect(button()).toHaveAccessibleName('Requests 10 of 10 left')
})

test('no timer runs while nothing counts down', async () => {
  const { spend } = await openScene(<RequestsButton />)
  const idle = vi.getTimerCount()
  await spend('list', 1)
  expect(vi.getTimerCount()).toBe(idle + 1)
  await pass(62_000)
  expect(vi.getTimerCount()).toBe(idle)
})

test('the button shows how many requests wait and counts down to the next turn', async () => {
  const { ask, spend } = await openScene(<RequestsButton />, { requests: 2, windowSeconds: 20 })
  await spend('update', 2)
  await ask('update', save('Acme Corp'))
  await ask('update', save('Ombú'))
  expect(button()).toHaveAccessibleName('Requests 2 waiting, next in 21 s')
  await pass(10_000)
  expect(button()).toHaveAccessibleName('Requests 2 waiting, next in 11 s')
  await pass(11_000)
  expect(button()).toHaveAccessibleName('Requests 0 of 2 left')
})

test.each([-3_600_000, 3_600_000])(
  'a clock that jumps by %i ms changes nothing on the button',
  async (ms) => {
    const { ask, spend } = await openScene(<RequestsButton />, { requests: 2, windowSeconds: 20 })
    await spend('update', 2)
    await ask('update', save('Acme Corp'))
    await pass(5_000)
    vi.setSystemTime(Date.now() + ms)
    await pass(1_000)
    expect(button()).toHaveAccessibleName('Requests 1 waiting, next in 15 s')
    // Judged by the new clock, the wait is at most one window.
    await ask('update', save('Ombú'))
    expect(button()).toHaveAccessibleName(/^Requests 2 waiting, next in (15|20|21) s$/)
  },
)

test('a request that starts at once is never shown as waiting', async () => {
  const seen: string[] = []
  const { ask } = await openScene(<RequestsButton />)
  const observer = new MutationObserver(() => seen.push(button().textContent))
  observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  await ask('update', save('Acme Corp'))
  observer.disconnect()
  expect(seen).toContain('Requests 9 of 10 left')
  expect(seen.filter((text) => text.includes('waiting'))).toEqual([])
})

test.each([
  ['offline', 'Requests 1 waiting, offline'],
  ['signed-out', 'Requests 1 waiting, signed out'],
] as const)('a queue held for %s has no next turn to count down to', async (reason, name) => {
  const { ask, queue } = await openScene(<RequestsButton />)
  queue.hold(reason)
  await ask('list', { kind: 'detail', id: '123', name: null })
  expect(button()).toHaveAccessibleName(name)
  queue.release(reason)
  await pass(0)
  expect(button()).toHaveAccessibleName('Requests 9 of 10 left')
})

test('the panel shows running and waiting requests, their turns, and the budgets in use', async () => {
  const { ask, spend } = await openScene(<RequestsButton />, { requests: 2, windowSeconds: 20 })
  await spend('update', 2)
  await ask('create', { kind: 'create', name: 'Nova' })
  await ask('update', save('Acme Corp'))
  await openPanel()
  const rows = panel().getAllByRole('listitem')
  expect(rows.map((row) => row.textContent)).toEqual([
    'Create Novabeing sent',
    'Save Acme Corpstarts in 21 sCancel',
  ])
  const meters = panel().getAllByRole('meter')
  expect(meters.map((meter) => meter.getAttribute('aria-label'))).toEqual(['Create', 'Update'])
  expect(panel().getByRole('meter', { name: 'Update' })).toHaveAttribute(
    'aria-valuetext',
    '0 of 2 left',
  )
  expect(panel().getByRole('link', { name: 'All requests' })).toHaveAttribute('href', '/requests')
})

test('the panel of an unused queue shows a sentence instead of four full meters', async () => {
  await openScene(<RequestsButton />)
  await openPanel()
  expect(panel().getByText('Nothing is waiting.')).toBeVisible()
  expect(panel().getByText('Every place is free: 10 of each kind.')).toBeVisible()
  expect(panel().queryByRole('meter')).toBeNull()
})

test('Cancel removes a request, announces it, and focuses the next one', async () => {
  const { ask, queue, spend } = await openScene(<RequestsButton />, { requests: 1 })
  await spend('update', 1)
  await ask('update', save('Acme Corp'))
  await ask('update', save('Ombú'))
  await openPanel()
  const cancel = panel().getByRole('button', { name: 'Cancel: Save Acme Corp' })
  cancel.focus()
  fireEvent.click(cancel)
  await pass(0)
  expect(queue.snapshot().waiting.map(({ descriptor }) => descriptor)).toEqual([save('Ombú')])
  expect(screen.getByText('Cancelled: Save Acme Corp')).toBeInTheDocument()
  const other = panel().getByRole('button', { name: 'Cancel: Save Ombú' })
  expect(other).toHaveFocus()
  fireEvent.click(other)
  await pass(0)
  expect(panel().getByText('Nothing is waiting.')).toBeVisible()
  expect(document.body).not.toHaveFocus()
})

test('a request that starts does not move the focus', async () => {
  const { ask, spend } = await openScene(<RequestsButton />, { requests: 1, windowSeconds: 20 })
  await spend('update', 1)
  await ask('update', save('Acme Corp'))
  await openPanel()
  panel().getByRole('button', { name: 'Cancel: Save Acme Corp' }).focus()
  button().focus()
  await pass(21_000)
  expect(panel().getByText('being sent')).toBeVisible()
  expect(button()).toHaveFocus()
})
