import type { ClientSettings } from '#api/client.ts'

/** Holds the queue while the browser knows that it is offline. Returns a function that stops it. */
export function holdWhileOffline(queue: ClientSettings['queue']): () => void {
  const sync = () => (navigator.onLine ? queue.release('offline') : queue.hold('offline'))
  sync()
  window.addEventListener('online', sync)
  window.addEventListener('offline', sync)
  return () => {
    window.removeEventListener('online', sync)
    window.removeEventListener('offline', sync)
  }
}
