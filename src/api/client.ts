// The API client: sends each call through the request queue, with the headers, retries and errors
// that all calls share. It knows nothing of accounts.
import type { SuccessEnvelope } from '#contract/envelope.ts'
import { endpointPath, endpoints, type Endpoint } from '#contract/endpoints.ts'
import { wallNow } from '#clock/page-clock.ts'
import { pause } from '#clock/pause.ts'
import { asFailure, Failure } from '#http/failures.ts'
import { readHttpDate } from '#http/http-date.ts'
import { readQuotaLeft } from '#http/quota-left.ts'
import { sendRequest } from '#http/request.ts'
import type { ServerClock } from '#http/server-clock.ts'
import type { Priority } from '#rate-limit/queue-order.ts'
import {
  CancelledInQueue,
  type Refusal,
  type Report,
  type RequestQueue,
} from '#rate-limit/request-queue.ts'
import { readAnswer } from './decode.ts'
import type { RequestDescriptor } from './request-descriptor.ts'

/** What a person signs in with. */
export interface Credentials {
  tenant: string
  token: string
  apiKey: string
}

export interface ClientSettings {
  /** The origin or path prefix of the API, without the endpoint's path; "" for this origin. */
  baseUrl: string
  /** Returns the current credentials. A request that waited in the queue is sent with the newest. */
  credentials: () => Credentials
  queue: RequestQueue<RequestDescriptor>
  /** How long to wait for an answer, in ms. At most `leaseMs`, for which the queue holds the slot. */
  timeoutMs: number
  /** Gets the `Date` of every answer. */
  serverClock: ServerClock
}

export interface Call {
  endpoint: Endpoint
  descriptor: RequestDescriptor
  priority: Priority
  id?: string
  parameters?: Record<string, string>
  body?: unknown
  key?: string
  signal?: AbortSignal | undefined
}

/** How to prepare a write, whose body may change until its turn comes. */
export interface WriteSteps {
  /** See `RequestOptions`. */
  ready: () => Promise<unknown> | null
  /**
   * Returns the body just before the request is sent. If it rejects, nothing is sent; see `NotYet`.
   */
  compose: () => Promise<unknown>
  /**
   * Called when the server refused the write without processing it (429 or 401), and the queue will
   * send it again.
   */
  onRequeued: () => void
  /** Takes the write out of the queue while it waits. */
  signal: AbortSignal
}

/** Thrown by `compose`: the write stays in the queue, which asks `ready` again. */
export class NotYet extends Error {
  override readonly name = 'NotYet'
}

/** What a call returns. `maybeResent`: the browser may have sent this write twice (A20). */
export type CallAnswer = SuccessEnvelope & { maybeResent: boolean }

/**
 * The server refused credentials (401) that have been replaced meanwhile, so the queue sends the
 * request again.
 */
export class SupersededSignIn extends Error {
  override readonly name = 'SupersededSignIn'
}

// GET only. A failed write may have been carried out, so only the user repeats it (A13).
const retryDelaysMs = [500, 2_000]

/**
 * Sends a call when its turn comes. The queue waits out every 429. A GET that meets a network
 * failure or a 5xx is sent up to two more times. Throws a `Failure`, or the signal's reason when
 * the signal is aborted.
 */
export async function call(
  settings: ClientSettings,
  request: Call,
  steps?: WriteSteps,
): Promise<CallAnswer> {
  const delays = endpoints[request.endpoint].method === 'GET' ? retryDelaysMs : []
  for (const delay of delays) {
    try {
      return await attempt(settings, request, steps)
    } catch (error) {
      if (!isPassing(error)) throw error
      await pause(delay, request.signal)
    }
  }
  return attempt(settings, request, steps)
}

/**
 * What the queue does after a failed attempt: it handles a 429 and a 401 itself. Null for any other
 * error, which ends the request.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof SupersededSignIn || error instanceof NotYet) return 'again'
  if (!(error instanceof Failure)) return null
  if (error.kind === 'rate-limited') return { retryAfterMs: error.retryAfterMs }
  return error.kind === 'unauthorized' ? 'signed-out' : null
}

async function attempt(
  settings: ClientSettings,
  request: Call,
  steps: WriteSteps | undefined,
): Promise<CallAnswer> {
  const { endpoint, descriptor, priority, key, signal = steps?.signal } = request
  // A 429 may answer the second copy of a resent write whose first copy was carried out. The queue
  // sends the write again all the same, because that case is rare; `maybeResent` stays true for the
  // final outcome.
  let maybeResent = false
  try {
    const answer = await settings.queue.run(
      {
        budget: endpoint,
        priority,
        descriptor,
        ...(key && { key }),
        signal: signal ?? null,
        ready: steps?.ready,
      },
      async (report) => {
        try {
          return await send(settings, request, report, steps)
        } catch (error) {
          maybeResent ||= error instanceof Failure && error.maybeResent
          throw error
        }
      },
    )
    return { ...answer, maybeResent: maybeResent || answer.maybeResent }
  } catch (error) {
    signal?.throwIfAborted()
    throw error instanceof CancelledInQueue ? new Failure('cancelled') : asFailure(error)
  }
}

async function send(
  settings: ClientSettings,
  { endpoint, id, parameters, signal, ...request }: Call,
  report: Report,
  steps: WriteSteps | undefined,
): Promise<CallAnswer> {
  const { method } = endpoints[endpoint]
  const body = steps ? await steps.compose() : request.body
  const credentials = settings.credentials()
  try {
    const answer = await sendRequest({
      method,
      url: settings.baseUrl + endpointPath(endpoint, id, parameters),
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${credentials.token}`,
        'X-API-Key': credentials.apiKey,
        tenant: credentials.tenant,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      // Writes without cookies get connections of their own (A20). A dead connection left over from
      // a read then cannot make the browser send a write twice.
      credentials: method === 'GET' ? 'same-origin' : 'omit',
      timeoutMs: settings.timeoutMs,
      // Do not stop a write under way, because its outcome would be unknown.
      signal: method === 'GET' ? (signal ?? null) : null,
    })
    settings.serverClock.heard(readHttpDate(answer.headers.get('date')))
    report(answer.status, readQuotaLeft(answer.headers))
    return { ...readAnswer(answer, wallNow()), maybeResent: answer.maybeResent }
  } catch (error) {
    const refused = error instanceof Failure && error.kind === 'unauthorized'
    const isResend = error instanceof Failure && error.maybeResent
    if (refusalOf(error) !== null && !isResend) steps?.onRequeued()
    if (refused && settings.credentials() !== credentials) throw new SupersededSignIn()
    throw error
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Failure && (error.kind === 'network' || (error.status ?? 0) >= 500)
}
