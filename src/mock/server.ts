import { setupServer } from 'msw/node'
import type { SetupServer } from 'msw/node'
import type { MockBackend } from './backend.ts'

/**
 * Answers the `fetch` of a test. The caller starts it with `listen()` and stops it with `close()`.
 */
export const mockServer = (backend: MockBackend): SetupServer => setupServer(...backend.handlers)
