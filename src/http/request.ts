// The only fetch() of the product. It knows HTTP and time, and refuses to know what an answer means.
import { Failure } from './failures.ts'
import { watchForResend } from './resend.ts'

export interface HttpRequest {
  method: string
  url: string
  headers: Record<string, string>
  /** A JSON text, or null for none. */
  body: string | null
  credentials: RequestCredentials
  /** ms until the request is given up, its body included. */
  timeoutMs: number
  signal: AbortSignal | null
}

export interface HttpAnswer {
  status: number
  headers: Headers
  /** What the body says, or undefined when it is no JSON. */
  json: unknown
  /** No body at all, as a 204 has, or blanks alone. */
  empty: boolean
  /** The browser may have sent it twice (A20), and this answers the second. Never said of a GET. */
  maybeResent: boolean
}

/**
 * Sends one request. Any answer, whatever its status, is returned; a body that is no JSON reads as
 * undefined. Throws a `network` or `timeout` failure, or the signal's own reason when it was aborted.
 */
export async function sendRequest(request: HttpRequest): Promise<HttpAnswer> {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([request.signal, timeout.signal]) : timeout.signal
  // A read that is sent twice does no harm.
  const resends = request.method === 'GET' ? null : watchForResend()
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      credentials: request.credentials,
      // The API's caches are the server's; a cache of ours in between would only add to its age.
      cache: 'no-store',
      // A sign-in page behind a redirect must not look like an answer of the API.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      json: parseJson(text),
      empty: text.trim() === '',
      maybeResent: resends?.saw(response.url) ?? false,
    }
  } catch (cause) {
    request.signal?.throwIfAborted()
    throw new Failure(timeout.signal.aborted ? 'timeout' : 'network', { cause })
  } finally {
    clearTimeout(timer)
    resends?.stop()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
