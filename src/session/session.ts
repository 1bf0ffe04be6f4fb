// Who is signed in, and the client that speaks for them. A vanilla store: React only watches it.
import { refusalOf, type ClientSettings, type Credentials } from '#api/client.ts'
import type { Config } from '#contract/config.ts'
import { CancelledInQueue } from '#rate-limit/request-queue.ts'
import { keepCredentials, restoreCredentials } from './credentials.ts'
import { openClient } from './open-client.ts'
import { readClaims, type TokenClaims } from './token-claims.ts'

export type SessionState =
  | {
      status: 'signed-out'
      /** What fills the form in: what was typed, or what ran out. */
      last: Credentials | null
    }
  | {
      status: 'signed-in'
      credentials: Credentials
      claims: TokenClaims
      client: ClientSettings
      /** A 401 came in the middle of work: the queue holds until somebody signs in again. */
      refused: boolean
      /** A 403 on a write: what this token may do is read. */
      readOnly: boolean
    }

export class Session {
  readonly config: Config
  readonly #listeners = new Set<() => void>()
  #state: SessionState = { status: 'signed-out', last: null }

  constructor(config: Config) {
    this.config = config
    const kept = restoreCredentials()
    if (kept) this.#state = signedIn(kept, this.#open(kept))
  }

  readonly state = (): SessionState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Signs in when `verify`, which makes a first request of use to the next screen, succeeds. Throws its
   * failure otherwise. What a token says of its end is left to the server, whose clock decides.
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
   * Goes on with a new token, of which nothing is known yet: not that it may only read. Returns false, and changes nothing, when it is of another
   * tenant or another person: that would be another session.
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

  /** Wipes the credentials and takes everything that waits out of the queue. */
  signOut(): void {
    keepCredentials(null)
    this.#replace({ status: 'signed-out', last: null })
  }

  /** A write was refused for want of permission. */
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
        // While signing in nobody is at work yet, and a 401 is simply the answer.
        if (!state) return null
        this.#set({ ...state, refused: true })
        return refusal
      },
    )
    return opened.client
  }

  // What waited under the sign-in before was never sent, and must not be sent in its name any more.
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
