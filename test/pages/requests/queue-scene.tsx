import { QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterContextProvider,
} from '@tanstack/react-router'
import { act, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { vi } from 'vitest'
import type { ClientSettings } from '#api/client.ts'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import { readConfig } from '#contract/config.ts'
import type { Endpoint } from '#contract/endpoints.ts'
import { en } from '#i18n/en.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { Session } from '#session/session.ts'
import { SessionContext } from '#session/use-session.ts'
import { AnnouncerProvider } from '#ui/Announcer.tsx'

const noon = Date.UTC(2026, 4, 4, 12, 0, 0)

/** Stops the clock at noon; tests advance it. */
export function stopClock(): void {
  vi.useFakeTimers({
    now: noon,
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  })
}

export async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms))
}

interface Sent {
  /** Ends the request with an HTTP status. */
  answer: (status?: number) => Promise<void>
  /** Ends the request with an error. `status`: the HTTP status, if there was an answer. */
  fail: (error: Error, status?: number) => Promise<void>
}

export interface Scene {
  queue: ClientSettings['queue']
  /** Queues a request; resolves once the queue has processed it. `sent` is null while it waits. */
  ask: (budget: Endpoint, descriptor: RequestDescriptor) => Promise<{ sent: Sent | null }>
  /** Sends `count` requests that are answered at once. */
  spend: (budget: Endpoint, count: number) => Promise<void>
}

export const save = (name: string | null): RequestDescriptor => ({
  kind: 'update',
  id: '123',
  name,
})

/** Renders `children` in a signed-in session with a real queue. */
export async function openScene(children: ReactNode, rateLimit = {}): Promise<Scene> {
  const read = readConfig({
    rateLimit: { requests: 10, windowSeconds: 60, scope: 'endpoint', ...rateLimit },
  })
  if (!read.ok) throw new Error(read.problem.key)
  const session = new Session(read.config)
  await session.signIn(
    { tenant: 'acme.example.com', token: 'token', apiKey: 'key' },
    async () => {},
  )
  const state = session.state()
  if (state.status !== 'signed-in') throw new Error('signed out')
  const { queue } = state.client

  const root = createRootRoute()
  const requests = createRoute({ getParentRoute: () => root, path: '/requests' })
  const router = createRouter({
    routeTree: root.addChildren([requests]),
    history: createMemoryHistory(),
  })
  render(
    <SessionContext value={session}>
      <QueryClientProvider client={createQueryClient()}>
        <IntlProvider locale="en" messages={en} timeZone="UTC">
          <AnnouncerProvider>
            <RouterContextProvider router={router}>{children}</RouterContextProvider>
          </AnnouncerProvider>
        </IntlProvider>
      </QueryClientProvider>
    </SessionContext>,
  )
  await pass(0)

  const ask: Scene['ask'] = async (budget, descriptor) => {
    const asked: { sent: Sent | null } = { sent: null }
    const run = queue.run(
      { budget, descriptor, priority: 'visible' },
      (report) =>
        new Promise<void>((resolve, reject) => {
          asked.sent = {
            answer: (status = 200) => {
              report(status)
              resolve()
              return pass(0)
            },
            fail: (error, status) => {
              if (status !== undefined) report(status)
              reject(error)
              return pass(0)
            },
          }
        }),
    )
    run.catch(() => undefined)
    await pass(0)
    return asked
  }
  return {
    queue,
    ask,
    spend: async (budget, count) => {
      for (let each = 0; each < count; each += 1) {
        const { sent } = await ask(budget, save(`Spent ${each + 1}`))
        await sent?.answer()
      }
    },
  }
}
