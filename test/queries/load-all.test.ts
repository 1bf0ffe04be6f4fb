import { expect, test } from 'vitest'
import { listParameters } from '#contract/list-query.ts'
import { accountList } from '#queries/account-queries.ts'
import { priceOf, startLoading } from '#queries/load-all.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { asked, openWorkspace } from './open-workspace.ts'

const firstPage = { limit: 25, offset: 0 }

/** Resolves once a list is not being loaded any more. */
function ended(list: ReturnType<typeof startLoading>): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (list.getSnapshot().phase.is === 'loading') return
      stop()
      resolve()
    }
    const stop = list.subscribe(look)
    look()
  })
}

test('the price is what is not here yet, at the pace of the queue', async () => {
  const { workspace } = openWorkspace({
    config: { rateLimit: { requests: 5, windowSeconds: 60 } },
    backend: { rateLimit: { requests: 5, windowMs: 60_000 } },
  })
  expect(priceOf(workspace, {}, 250).requests).toBe(3)
  await workspace.queryClient.fetchQuery(accountList(workspace, firstPage))
  const { requests, durationMs, plan } = priceOf(workspace, {}, 250)
  expect(plan.known.map(({ offset }) => offset)).toEqual([0])
  expect(requests).toBe(3)
  // Background work may take two slots of five, and one is spent.
  expect(durationMs).toBeGreaterThan(60_000)
  workspace.client.queue.hold('offline')
  expect(priceOf(workspace, {}, 250).durationMs).toBeNull()
  expect(priceOf(workspace, { status: 'A' }, 10).plan.known).toEqual([])
})

test('all of it comes, starting with what is fresh, and is kept for the screen', async () => {
  const { backend, workspace } = openWorkspace()
  await workspace.queryClient.fetchQuery(accountList(workspace, firstPage))
  const list = startLoading(workspace, {}, 250)
  await ended(list)
  const { loaded } = list.getSnapshot()
  expect(loaded?.rows.map(({ id }) => id)).toEqual(backend.store.all().map(({ id }) => id))
  expect(loaded).toMatchObject({ total: 250, twice: 0, missing: 0 })
  expect(asked(backend)).toEqual([
    'GET /accounts',
    ...[25, 125, 225].map(
      (offset) =>
        `GET /accounts?${String(new URLSearchParams(listParameters({ limit: 100, offset })))}`,
    ),
  ])
  expect(listMemoryOf(workspace).lists.get('{}')).toBe(list)
})

test('a pause takes what waits out of the queue', async () => {
  const { workspace } = openWorkspace()
  workspace.client.queue.hold('offline')
  const list = startLoading(workspace, {}, 250)
  await expect.poll(() => workspace.client.queue.snapshot().waiting.length).toBe(3)
  list.pause()
  expect(workspace.client.queue.snapshot().waiting).toEqual([])
  expect(list.getSnapshot().phase.is).toBe('paused')
})
