import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

/**
 * Adds what a static host needs to serve a build without a backend: the service worker that runs the
 * mock, and 404.html, which such hosts serve for unknown addresses.
 */
export function staticDemo(): Plugin {
  return {
    name: 'static-demo',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')
        this.emitFile({
          type: 'asset',
          fileName: 'mockServiceWorker.js',
          source: `${readFileSync(worker, 'utf8')}\n;(${answerNavigation.toString()})()\n`,
        })
        const page = bundle['index.html']
        if (page?.type !== 'asset') throw new Error('the demo has no index.html')
        this.emitFile({ type: 'asset', fileName: '404.html', source: page.source })
      },
    },
  }
}

/**
 * Runs in the service worker, by its source. After the first visit every address of the demo opens,
 * even on a host without a fallback for single-page apps.
 */
function answerNavigation(): void {
  interface NavigationEvent extends Event {
    request: Request
    respondWith: (response: Promise<Response>) => void
  }
  const scope = globalThis as unknown as { registration: { scope: string } }
  addEventListener('fetch', (event) => {
    const { request, respondWith } = event as NavigationEvent
    if (request.mode !== 'navigate') return
    const answer = async (): Promise<Response> => {
      const response = await globalThis.fetch(request)
      return response.status === 404
        ? globalThis.fetch(`${scope.registration.scope}index.html`)
        : response
    }
    respondWith.call(event, answer())
  })
}
