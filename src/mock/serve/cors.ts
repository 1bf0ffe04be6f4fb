import type { IncomingMessage, ServerResponse } from 'node:http'

/** What a page may read of an answer beside the headers that any page may read. */
const exposed = ['Date', 'Retry-After', 'RateLimit', 'RateLimit-Policy']

/**
 * Lets pages of every origin call the server. Returns true when that was all that was asked: a
 * preflight, which is answered here and costs no budget.
 */
export function allowEveryOrigin(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
  outgoing.setHeader('Access-Control-Allow-Origin', '*')
  outgoing.setHeader('Access-Control-Expose-Headers', exposed.join(', '))
  const asked = incoming.headers['access-control-request-headers']
  if (incoming.method !== 'OPTIONS' || !incoming.headers['access-control-request-method']) {
    return false
  }
  outgoing.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT')
  // By name: for a request with an Authorization header, "*" does not stand for it.
  if (asked !== undefined) outgoing.setHeader('Access-Control-Allow-Headers', asked)
  outgoing.setHeader('Access-Control-Max-Age', '600')
  outgoing.writeHead(204).end()
  return true
}
