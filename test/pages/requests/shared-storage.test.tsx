// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { RequestsPage } from '#pages/requests/RequestsPage.tsx'
import { openScene, pass, save, stopClock } from './queue-scene.tsx'
import { stubIndexedDb } from '../../indexed-db.ts'

beforeEach(stubIndexedDb)
beforeEach(stopClock)
afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.useRealTimers()
})

test('with shared storage there is no notice about other tabs', async () => {
  const { ask } = await openScene(<RequestsPage />)
  const asked = await ask('update', save('Acme Corp'))
  await vi.waitFor(async () => {
    await pass(0)
    expect(asked.sent).not.toBeNull()
  })
  expect(screen.getByText('9 of 10 left')).toBeVisible()
  expect(screen.queryByText('Other tabs are not counted')).toBeNull()
})
