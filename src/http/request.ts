// The only module that calls fetch(). It handles HTTP and timeouts, and does not interpret answers.
import { Failure } from './failures.ts'
import { watchForResend } from './resend.ts'

export interface HttpRequest {
  method: string
  url: string
  headers: Record<string, string>
  /** JSON text, or null for no body. */
  body: string | null
  credentials: RequestCredentials
  /** ms until the request times out, which includes reading the body. */
  timeoutMs: number
  signal: AbortSignal | null
}

export interface HttpAnswer {
  status: number
  headers: Headers
  /** The parsed body, or undefined when it is not JSON. */
  json: unknown
  /** Whether the body is missing, as in a 204, or blank. */
  empty: boolean
  /**
   * The browser may have sent the request twice (A20), and this may be the answer to the second
   * copy. Always false for a GET.
   */
  maybeResent: boolean
}

/**
 * Sends one request and returns the answer, whatever its status; `json` is undefined when the body
 * is not JSON. Throws a `network` or `timeout` failure, or the signal's reason when the signal is
 * aborted.
 */
export async function sendRequest(request: HttpRequest): Promise<HttpAnswer> {
  const timeout = new AbortController()
  const timer = setTimeout(() => timeout.abort(), request.timeoutMs)
  const signal = request.signal ? AbortSignal.any([request.signal, timeout.signal]) : timeout.signal
  // Sending a GET twice does no harm.
  const resends = request.method === 'GET' ? null : watchForResend()
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: request.body,
      credentials: request.credentials,
      // The API caches on the server. A browser cache would only add to the age of the data.
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
