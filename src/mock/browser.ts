import { setupWorker } from 'msw/browser'
import type { MockBackend } from './backend.ts'

/**
 * Puts the backend behind the page's own `fetch`, and resolves once it answers. `baseUrl` is where the
 * page lives, with its last slash, and the worker script beside it. Nothing is kept: a reload starts over.
 */
export async function startMockWorker(backend: MockBackend, baseUrl: string): Promise<void> {
  await setupWorker(...backend.handlers).start({
    serviceWorker: { url: `${baseUrl}mockServiceWorker.js`, options: { scope: baseUrl } },
    onUnhandledRequest: 'bypass',
    quiet: true,
  })
}
