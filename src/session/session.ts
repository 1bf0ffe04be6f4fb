// Who is signed in, and the API client that sends requests for them. A vanilla store to which React
// subscribes.
import { refusalOf, type ClientSettings, type Credentials } from '#api/client.ts'
import type { Config } from '#contract/config.ts'
import { CancelledInQueue } from '#rate-limit/request-queue.ts'
import { keepCredentials, restoreCredentials } from './credentials.ts'
import { openClient } from './open-client.ts'
import { readClaims, type TokenClaims } from './token-claims.ts'

export type SessionState =
  | {
      status: 'signed-out'
      /** Fills in the sign-in form: what the user typed, or the credentials that expired. */
      last: Credentials | null
    }
  | {
      status: 'signed-in'
      credentials: Credentials
      claims: TokenClaims
      client: ClientSettings
      /**
       * The server answered 401 after the sign-in. The queue holds all requests until the user
       * signs in again.
       */
      refused: boolean
      /** The server answered a write with 403, so this token may only read. */
      readOnly: boolean
    }

export class Session {
  readonly config: Config
  readonly #listeners = new Set<() => void>()
  #state: SessionState = { status: 'signed-out', last: null }

  constructor(config: Config) {
    this.config = config
    const restored = restoreCredentials()
    if (restored) this.#state = signedIn(restored, this.#open(restored))
  }

  readonly state = (): SessionState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Signs in once `verify` succeeds, and throws its failure otherwise. `verify` makes a first
   * request, preferably one that the next screen needs. The client does not check a token's expiry,
   * because the server's clock decides.
   */
  async signIn(
    credentials: Credentials,
    verify: (client: ClientSettings) => Promise<void>,
  ): Promise<void> {
    const client = this.#open(credentials)
    await verify(client)
    keepCredentials(credentials)
    this.#replace(signedIn(credentials, client))
  }

  /**
   * Continues the session with a new token, which may have other permissions, and releases the
   * queue. Returns false and changes nothing when nobody is signed in, or when the token belongs to
   * another tenant or another person.
   */
  signInAgain(credentials: Credentials): boolean {
    const state = this.#state
    if (state.status !== 'signed-in') return false
    const claims = readClaims(credentials.token)
    const samePerson = claims.subject === state.claims.subject
    if (credentials.tenant !== state.credentials.tenant || !samePerson) return false
    keepCredentials(credentials)
    this.#set({ ...state, credentials, claims, refused: false, readOnly: false })
    state.client.queue.release('signed-out')
    return true
  }

  /** Deletes the credentials and takes every waiting request out of the queue. */
  signOut(): void {
    keepCredentials(null)
    this.#replace({ status: 'signed-out', last: null })
  }

  /** Records that the server refused a write for lack of permission (403). */
  markReadOnly(): void {
    if (this.#state.status === 'signed-in') this.#set({ ...this.#state, readOnly: true })
  }

  #open(credentials: Credentials): ClientSettings {
    const opened: { client: ClientSettings | null } = { client: null }
    const current = (): Extract<SessionState, { status: 'signed-in' }> | null =>
      this.#state.status === 'signed-in' && this.#state.client === opened.client
        ? this.#state
        : null
    opened.client = openClient(
      this.config,
      () => current()?.credentials ?? credentials,
      (error) => {
        const refusal = refusalOf(error)
        if (refusal !== 'signed-out') return refusal
        const state = current()
        // Before the sign-in is complete, a 401 is simply the answer to `verify`.
        if (!state) return null
        this.#set({ ...state, refused: true })
        return refusal
      },
    )
    return opened.client
  }

  // A request of the previous sign-in that still waits was never sent, and must not be sent now.
  #replace(state: SessionState): void {
    const before = this.#state
    this.#set(state)
    if (before.status === 'signed-in') before.client.queue.clear(new CancelledInQueue())
  }

  #set(state: SessionState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

function signedIn(credentials: Credentials, client: ClientSettings): SessionState {
  const claims = readClaims(credentials.token)
  return {
    status: 'signed-in',
    credentials,
    claims,
    client,
    refused: false,
    readOnly: false,
  }
}
