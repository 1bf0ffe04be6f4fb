import { setupWorker } from 'msw/browser'
import type { MockBackend } from './backend.ts'

/**
 * Puts the backend behind the page's `fetch`, and resolves once it answers. `baseUrl` is the URL of
 * the page, with a trailing slash; the worker script lies beside the page. The backend stores
 * nothing, so a reload starts over.
 */
export async function startMockWorker(backend: MockBackend, baseUrl: string): Promise<void> {
  await setupWorker(...backend.handlers).start({
    serviceWorker: { url: `${baseUrl}mockServiceWorker.js`, options: { scope: baseUrl } },
    onUnhandledRequest: 'bypass',
    quiet: true,
  })
}
