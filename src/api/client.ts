// One call: its place in the queue, its headers, its retries, its answer. Knows no account.
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
  /** Where the API is, without its path: an origin, a path of this origin, or "" for this origin. */
  baseUrl: string
  /** The credentials of this moment: a request that waited goes out with the newest. */
  credentials: () => Credentials
  queue: RequestQueue<RequestDescriptor>
  /** How long an answer is waited for, in ms; at most `leaseMs`, for which the queue holds its slot. */
  timeoutMs: number
  /** Told by every answer. */
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

/** For a write, which may have to be decided anew when its turn comes. */
export interface WriteSteps {
  /** See `RequestOptions`. */
  ready: () => Promise<unknown> | null
  /** Gives the body, just before it is sent; nothing is sent when it rejects. See `NotYet`. */
  compose: () => Promise<unknown>
  /** It was refused unheard (429, 401), and goes again later. */
  onRequeued: () => void
  /** Takes the write out of the queue while it waits. */
  signal: AbortSignal
}

/** Thrown by `compose`: the write keeps its place in the queue, and is asked again whether it is ready. */
export class NotYet extends Error {
  override readonly name = 'NotYet'
}

/** What a call came to. `maybeResent`: a write that the browser may have sent twice (A20). */
export type CallAnswer = SuccessEnvelope & { maybeResent: boolean }

/** The sign-in that a 401 refused has been replaced meanwhile, so the request just goes again. */
export class SupersededSignIn extends Error {
  override readonly name = 'SupersededSignIn'
}

// GET only. A write that failed may have been carried out: only its user sends it again (A13).
const retryDelaysMs = [500, 2_000]

/**
 * Sends a call when its turn comes. 429s are waited out; a GET that meets a dead network or a 5xx is
 * tried twice more, in the queue. Throws a Failure, or the signal's reason when it was aborted.
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

/** What a failed attempt means to the queue: only a 429 and a 401 are the queue's own business. */
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
  // A 429 can be the answer to the second of two sendings, and the first was carried out. It goes again
  // all the same, since it is far likelier that it was not; but the suspicion stays with the answer.
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
      // A20: writes get connections of their own, so that one left over from a read, which may be
      // dead, cannot make the browser send a write twice.
      credentials: method === 'GET' ? 'same-origin' : 'omit',
      timeoutMs: settings.timeoutMs,
      // A write that is under way is not to be stopped: its outcome would be unknown.
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
