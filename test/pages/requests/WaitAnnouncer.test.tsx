// @vitest-environment jsdom
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Failure } from '#http/failures.ts'
import { WaitAnnouncer } from '#pages/requests/WaitAnnouncer.tsx'
import { openScene, pass, save, stopClock } from './queue-scene.tsx'

let said: string[]
let observer: MutationObserver

beforeEach(() => {
  stopClock()
  said = []
  observer = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      const region = node.parentElement?.getAttribute('aria-live')
      if (region) said.push(`${region}: ${node.textContent}`)
    }
  })
  observer.observe(document.body, { subtree: true, childList: true })
})
afterEach(() => {
  observer.disconnect()
  cleanup()
  sessionStorage.clear()
  vi.useRealTimers()
})

const limit = { requests: 1, windowSeconds: 20 }

test('a wait longer than 2 s is announced once, politely, and not every second', async () => {
  const { ask, spend } = await openScene(<WaitAnnouncer />, limit)
  await spend('update', 1)
  await pass(8_000)
  await ask('update', save('Acme Corp'))
  await pass(11_000)
  expect(said).toEqual(['polite: Save Acme Corp waits for its turn: starts in about 13 seconds.'])
})

test('a wait of 2 s or less is not announced', async () => {
  const { ask, spend } = await openScene(<WaitAnnouncer />, limit)
  await spend('update', 1)
  await pass(18_500)
  const { sent } = await ask('update', save('Acme Corp'))
  expect(sent).toBeNull()
  await pass(1_000)
  expect(said).toEqual([])
})

test('each request is announced by itself when it starts to wait', async () => {
  const { ask, spend } = await openScene(<WaitAnnouncer />, limit)
  await spend('update', 1)
  await ask('update', save('Acme Corp'))
  await ask('update', save('Ombú'))
  expect(said).toEqual([
    'polite: Save Acme Corp waits for its turn: starts in about 21 seconds.',
    'polite: Save Ombú waits for its turn: starts in about 41 seconds.',
  ])
})

test('a request that waits again after a 429 is announced once, however often it happens', async () => {
  const { ask } = await openScene(<WaitAnnouncer />)
  const asked = await ask('update', save('Acme Corp'))
  await asked.sent?.fail(new Failure('rate-limited', { status: 429, retryAfterMs: 5_000 }), 429)
  await pass(6_000)
  await asked.sent?.fail(new Failure('rate-limited', { status: 429, retryAfterMs: 5_000 }), 429)
  await pass(2_000)
  expect(said).toEqual(['polite: Save Acme Corp waits for its turn: starts in about 5 seconds.'])
})

test('a queue on hold is announced once per hold', async () => {
  const { ask, queue } = await openScene(<WaitAnnouncer />)
  const offline = 'polite: This computer is offline. Requests wait until the connection is back.'
  queue.hold('offline')
  await pass(0)
  await ask('update', save('Acme Corp'))
  await ask('update', save('Ombú'))
  expect(said).toEqual([offline])
  queue.release('offline')
  await pass(0)
  queue.hold('offline')
  await pass(0)
  expect(said).toEqual([offline, offline])
})

test('a sign-in that ran out is announced as such', async () => {
  const { queue } = await openScene(<WaitAnnouncer />)
  queue.hold('signed-out')
  await pass(0)
  expect(said).toEqual([
    'polite: The sign-in is no longer accepted. Requests wait until you sign in again.',
  ])
})
