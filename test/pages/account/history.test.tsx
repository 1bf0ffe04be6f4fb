// @vitest-environment jsdom
import { act, cleanup, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SaveHistory } from '#pages/account/changes/SaveHistory.tsx'
import type { SaveEntry } from '#queries/save-history.ts'
import { renderPart } from './render-part.tsx'

const noon = Date.UTC(2026, 4, 4, 12, 0, 0)

beforeEach(() => {
  sessionStorage.clear()
  vi.useFakeTimers({ now: noon, toFake: ['Date'] })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const saved = (at: number, after: string): SaveEntry => ({
  at,
  kind: 'saved',
  changes: [{ kind: 'field', field: 'email', before: 'old@x.example', after }],
})

test('nothing is there before the first save', async () => {
  const { workspace } = await renderPart(<SaveHistory accountId="1" />)
  act(() => workspace.history.add('2', saved(noon, 'another account')))
  expect(screen.queryByRole('region')).toBeNull()
})

test('each save is told with its time and its changes, the newest first', async () => {
  const { workspace, user } = await renderPart(<SaveHistory accountId="1" />)
  act(() => workspace.history.add('1', saved(noon - 90_000, 'a@x.example')))
  act(() => workspace.history.add('1', { ...saved(noon, ''), kind: 'undone' }))
  const region = within(screen.getByRole('region', { name: 'Session history' }))
  expect(region.getByText('Only this tab sees it.')).toBeVisible()
  const [first, second] = region.getAllByRole('heading', { level: 3 })
  expect(first).not.toBeVisible()
  await user.click(region.getByText('2 saves, the last one now'))
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

test('a page that is loaded again still tells it', async () => {
  const { workspace } = await renderPart(<SaveHistory accountId="1" />)
  act(() => workspace.history.add('1', saved(noon, 'a@x.example')))
  cleanup()
  await renderPart(<SaveHistory accountId="1" />)
  expect(screen.getByText('a@x.example')).toBeInTheDocument()
})
