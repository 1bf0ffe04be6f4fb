// @vitest-environment jsdom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SaveHistory } from '#pages/account/changes/SaveHistory.tsx'
import type { ConfirmedWrite } from '#editing/write.ts'
import { stubIndexedDb } from '../../../indexed-db.ts'
import { renderPart } from '../render-part.tsx'

const noon = Date.UTC(2026, 4, 4, 12, 0, 0)

beforeEach(() => {
  stubIndexedDb()
  vi.useFakeTimers({ now: noon, toFake: ['Date'] })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const saved = (accountId: string, at: number, after: string): ConfirmedWrite => ({
  id: `${accountId} ${at}`,
  intent: 'save',
  accountId,
  name: 'Acme',
  at,
  tab: 'one',
  session: 'page',
  submittedAt: at,
  before: null,
  patch: {},
  adds: [],
  made: [],
  changes: [{ kind: 'field', field: 'email', before: 'old@x.example', after }],
})

test('the history is absent before the first save', async () => {
  const { workspace } = await renderPart(<SaveHistory accountId="1" />)
  act(() => workspace.writes.journal.record(saved('2', noon, 'another account')))
  expect(screen.queryByRole('region')).toBeNull()
})

test('each save is listed with its time and its changes, newest first', async () => {
  const { workspace, user } = await renderPart(<SaveHistory accountId="1" />)
  const { journal } = workspace.writes
  act(() => journal.record(saved('1', noon - 90_000, 'a@x.example')))
  act(() => journal.record({ ...saved('1', noon, ''), intent: 'undo' }))
  const region = within(screen.getByRole('region', { name: 'Session history' }))
  expect(region.getByText('Kept in this browser until you sign out.')).toBeVisible()
  const [first, second] = region.getAllByRole('heading', { level: 3 })
  expect(first).not.toBeVisible()
  await user.click(region.getByText('2 saves · now'))
  expect(first).toBeVisible()
  expect(first).toHaveTextContent('Undo of a save, May 4, 2026, 12:00:00 PM now')
  expect(second).toHaveTextContent(/^Save, May 4, 2026, 11:58:30 AM \w+ minutes? ago$/)
  const changes = region.getAllByText('Email').map((it) => it.closest('li')?.textContent)
  expect(changes).toEqual([
    'Emailfrom old@x.exampleto Cleared',
    'Emailfrom old@x.exampleto a@x.example',
  ])
  expect(region.queryByRole('button')).toBeNull()
})

test('the history survives a reload', async () => {
  const { workspace } = await renderPart(<SaveHistory accountId="1" />)
  act(() => workspace.writes.journal.record(saved('1', noon, 'a@x.example')))
  cleanup()
  await renderPart(<SaveHistory accountId="1" />)
  expect(await screen.findByText('a@x.example')).toBeInTheDocument()
})
