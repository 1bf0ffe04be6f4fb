import type { RequestHandler } from 'msw'
import { setupServer } from 'msw/node'
import { onTestFinished } from 'vitest'
import { refusalOf, type Credentials } from '#api/client.ts'
import { readConfig, type Config } from '#contract/config.ts'
import { listDefaults, type ListQuery } from '#contract/list-query.ts'
import { createMockBackend, type BackendOptions, type MockBackend } from '#mock/backend.ts'
import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { type Workspace } from '#queries/workspace.ts'
import { workspaceOf } from '#queries/open-workspace.ts'
import { openClient } from '#session/open-client.ts'

export const ana: Credentials = { tenant: mockTenant, token: tokens.writer, apiKey: mockApiKey }

/** A backend that answers this test's requests at once. `bend` may replace some answers. */
export function startBackend(
  options: BackendOptions = {},
  bend: (backend: MockBackend) => RequestHandler[] = () => [],
): MockBackend {
  const backend = createMockBackend({ latencyMs: 0, ...options })
  const server = setupServer(...bend(backend), ...backend.handlers)
  server.listen({ onUnhandledRequest: 'error' })
  onTestFinished(() => server.close())
  return backend
}

/** Builds a config.json. Throws for one that the app would reject. */
export function configOf(value: Record<string, unknown> = {}): Config {
  const read = readConfig({ apiBaseUrl: 'http://api.test', ...value })
  if (!read.ok) throw new Error(`${read.problem.key}: ${read.problem.message}`)
  return read.config
}

/** The requests to the backend, as "GET /accounts?search=acme". */
export function asked(backend: MockBackend): string[] {
  return backend.log.map(({ method, path, query }) => {
    const parameters = new URLSearchParams(query).toString()
    return `${method} ${path.replace('/apidev/v1', '')}${parameters && `?${parameters}`}`
  })
}

/** The workspace of a user who may write, against a backend of its own. */
export function openWorkspace(
  options: { backend?: BackendOptions; config?: Record<string, unknown> } = {},
) {
  const backend = startBackend(options.backend)
  return { backend, workspace: openTab(options.config) }
}

/** The workspace of another tab, or a later page, of the same person. */
export function openTab(settings: Record<string, unknown> = {}): Workspace {
  const client = openClient(configOf(settings), () => ana, refusalOf)
  onTestFinished(() => client.queue.clear(new Error('the test is over')))
  return workspaceOf(client, configOf(settings), createQueryClient())
}

/** A page of five rows. */
export const pageAt = (offset = 0): ListQuery => ({ ...listDefaults, limit: 5, offset })
