// One tab with the app but without its screens: it holds the same objects, and makes the same
// calls.
import { QueryObserver, type QueryClient } from '@tanstack/react-query'
import { refusalOf, type ClientSettings, type Credentials } from '#api/client.ts'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import { emptyEdits } from '#account/edits/edits.ts'
import { defaultCacheSeconds, endpoints } from '#contract/endpoints.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editingOf, type Editing } from '#editing/editing.ts'
import type { EditSession } from '#editing/session/edit-session.ts'
import { HeldValues } from '#editing/session/field-values.ts'
import { isOpen, type Write } from '#editing/write.ts'
import { Writes } from '#editing/writes.ts'
import { ServerClock } from '#http/server-clock.ts'
import { accountDetail } from '#queries/account-queries.ts'
import { accountReads } from '#queries/account-reads.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { showWrite } from '#queries/show-write.ts'
import type { Workspace } from '#queries/workspace.ts'
import { Ledger } from '#rate-limit/ledger.ts'
import { CancelledInQueue, RequestQueue } from '#rate-limit/request-queue.ts'
import type { Realm } from './simulated-browser.ts'
import { owner, type SimulatedStorage } from './simulated-storage.ts'

/** A page of an account, or of a new one. */
export interface OpenPage {
  accountId: string | null
  /** Null until the account is read. */
  session: EditSession | null
  values: HeldValues
  /** The write that has just created the account: its page shows that. */
  created: Write | null
  close: () => void
}

const limit = { requests: 10, windowMs: 60_000 }

export interface TabOptions {
  storage: SimulatedStorage
  /** The ids of living tabs, by Web Locks; null where the browser has none. */
  living: (() => ReadonlySet<string>) | null
  token: number
  isOnline: boolean
}

export class SimulatedTab {
  readonly realm: Realm
  /** The server has refused a write with a 403: the screens save nothing any more. */
  isReadOnly = false
  /** The server has refused a request with a 401: the dialog waits for a sign-in. */
  isRefused = false
  page: OpenPage | null = null
  readonly client: ClientSettings
  readonly writes: Writes
  readonly editing: Editing
  readonly #workspace: Workspace
  readonly #queryClient: QueryClient = createQueryClient()
  readonly #stop: () => void
  #credentials: Credentials

  /** Construct it in its realm: see `SimulatedBrowser.in`. */
  constructor(realm: Realm, { storage, living, token, isOnline }: TabOptions) {
    this.realm = realm
    this.#credentials = credentialsOf(token)
    const ledger = new Ledger(storage.ledger(), { limit, scope: 'endpoint' })
    const queue = new RequestQueue<RequestDescriptor>(ledger, Object.keys(endpoints), (error) => {
      const refusal = refusalOf(error)
      if (refusal === 'signed-out') this.isRefused = true
      return refusal
    })
    if (!isOnline) queue.hold('offline')
    this.client = {
      baseUrl: 'https://acme',
      credentials: () => this.#credentials,
      queue,
      timeoutMs: 30_000,
      serverClock: new ServerClock(),
    }
    const names = { nameOf: () => null, addFromDetail() {}, addFromRows() {} }
    this.writes = new Writes({
      client: this.client,
      owner,
      reads: accountReads(this.client, this.#queryClient, () => this.#workspace),
      names: () => null,
      cacheSeconds: defaultCacheSeconds,
      loadEditor: async (writes) => editingOf(writes),
      show: (confirmed) => showWrite(this.#workspace, confirmed),
      onMaybeResent: () => undefined,
      store: storage.journal(),
      drafts: storage.draftStore(),
      ...(living && { tabs: { start: () => () => undefined, all: async () => living() } }),
    })
    this.editing = editingOf(this.writes)
    this.#workspace = {
      client: this.client,
      config: { cacheSeconds: defaultCacheSeconds },
      queryClient: this.#queryClient,
      names,
      writes: this.writes,
    } as unknown as Workspace
    this.#stop = this.writes.start()
  }

  /** Handles a 403 as `useEditing` does. */
  hearForbidden(write: Write): void {
    if (write.phase.is === 'rejected' && write.phase.failure.kind === 'forbidden') {
      this.isReadOnly = true
    }
  }

  openAccount(accountId: string): void {
    this.page?.close()
    const observer = new QueryObserver(this.#queryClient, accountDetail(this.#workspace, accountId))
    const page: OpenPage = {
      accountId,
      session: null,
      created: null,
      values: new HeldValues(emptyEdits().fields),
      close: () => {
        if (this.page !== page) return
        stopReading()
        detach()
        this.page = null
      },
    }
    let detach = (): void => undefined
    const show = (data: AccountDetail, isRead: boolean) => {
      if (!page.session) {
        page.session = this.editing.session(data, isRead)
        page.values = new HeldValues(page.session.edited.peek().fields)
        detach = page.session.attach(page.values)
      }
      page.session.edited.rebase(data, isRead)
    }
    this.page = page
    const stopReading = observer.subscribe(({ data, dataUpdatedAt }) => {
      if (this.page === page && data) show(data, dataUpdatedAt > 1)
    })
    const { data, dataUpdatedAt } = observer.getCurrentResult()
    if (data) show(data, dataUpdatedAt > 1)
  }

  openNew(): void {
    this.page?.close()
    const session = this.editing.createSession('', emptyEdits())
    const values = new HeldValues(session.edited.peek().fields)
    const detach = session.attach(values)
    const stopHearing = session.subscribe(() => queueMicrotask(() => this.#goOn()))
    const page: OpenPage = {
      accountId: null,
      session,
      values,
      created: null,
      close: () => {
        if (this.page !== page) return
        stopHearing()
        detach()
        this.page = null
      },
    }
    this.page = page
  }

  /** The page of a new account moves on to the created account. */
  #goOn(): void {
    const write = this.page?.accountId === null ? this.page.session?.state().write : null
    if (write?.phase.is !== 'confirmed') return
    this.openAccount(write.phase.accountId)
    if (this.page) this.page.created = write
  }

  /** Reads the account of the page again. */
  refresh(): void {
    const id = this.page?.accountId
    if (!id) return
    const query = accountDetail(this.#workspace, id)
    this.#queryClient.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined)
  }

  signInAgain(token: number): void {
    this.#credentials = credentialsOf(token)
    this.isRefused = false
    this.isReadOnly = false
    this.client.queue.release('signed-out')
  }

  signOut(): void {
    void this.writes.wipe()
    this.client.queue.clear(new CancelledInQueue())
    this.#queryClient.clear()
    this.page?.close()
    this.#stop()
  }

  /** The notices about ended writes, wherever the screen shows them. */
  notices(): { write: Write; place: 'page' | 'shell' }[] {
    const write = this.page?.session?.state().write
    const created = this.page?.created
    return [
      ...(created ? [{ write: created, place: 'page' as const }] : []),
      ...(write ? [{ write, place: 'page' as const }] : []),
      ...this.writes.detached().map((each) => ({ write: each, place: 'shell' as const })),
    ].filter((notice) => !isOpen(notice.write))
  }
}

function credentialsOf(token: number): Credentials {
  return { tenant: 'acme', token: `t${token}`, apiKey: 'key' }
}
