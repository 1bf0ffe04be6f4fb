import { ApiError } from './api-error.ts'
import type { Scenario } from './scenarios.ts'

/**
 * Answers a request with a fault. `perform` makes the true answer; an `applied` fault calls it
 * once, and an error that it throws becomes the answer. `giveUp` resolves when the client no longer
 * waits.
 */
export async function faulty(
  fault: Scenario,
  now: number,
  perform: () => Response,
  giveUp: () => Promise<void>,
): Promise<Response> {
  const answer = 'applied' in fault && fault.applied ? perform() : null
  switch (fault.fault) {
    case 'delay':
      return perform()
    case 'rate-limited':
      return refuse('RATE_LIMITED', 'Too many requests', retryAfter(fault, now))
    case 'server-error':
      return refuse('INTERNAL_ERROR', 'Something went wrong')
    case 'unauthorized':
      return refuse('UNAUTHORIZED', 'Invalid token')
    case 'forbidden':
      return refuse('FORBIDDEN', 'Missing permission')
    case 'html':
      return new Response(gatewayPage, {
        status: 502,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      })
    case 'empty-body':
      return new Response('', { headers: json })
    case 'cut-off': {
      const text = (await answer?.text()) ?? '{"success":true,"data":{"id":'
      return new Response(text.slice(0, Math.ceil(text.length / 2)), { headers: json })
    }
    case 'failure-on-200': {
      const error = { code: 'INTERNAL_ERROR', message: 'The operation failed' }
      return Response.json({ success: false, error })
    }
    case 'network-error':
      return Response.error()
    case 'hang':
      break
  }
  await giveUp()
  return Response.error()
}

const json = { 'Content-Type': 'application/json' }
const gatewayPage =
  '<!doctype html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>'

const refuse = (...apiError: ConstructorParameters<typeof ApiError>): Response =>
  new ApiError(...apiError).toResponse()

function retryAfter(
  fault: Extract<Scenario, { fault: 'rate-limited' }>,
  now: number,
): Record<string, string> {
  if (fault.retryAfter === null) return {}
  if (fault.form === 'seconds') return { 'Retry-After': String(fault.retryAfter) }
  return { 'Retry-After': new Date(now + fault.retryAfter * 1000).toUTCString() }
}
