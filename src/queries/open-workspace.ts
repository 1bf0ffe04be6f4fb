// Opens the workspace of a session.
import type { QueryClient } from '@tanstack/react-query'
import type { ClientSettings } from '#api/client.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Config } from '#contract/config.ts'
import { userKey } from '#editing/drafts/user-key.ts'
import { Writes } from '#editing/writes.ts'
import { readClaims } from '#session/token-claims.ts'
import { accountReads } from './account-reads.ts'
import { FieldOptions } from './known/field-options.ts'
import { keys, queueKey } from './keys.ts'
import { KnownNames } from './known/known-names.ts'
import { knownStorage } from './known/known-storage.ts'
import { readTimes } from './read-times.ts'
import { showWrite } from './show-write.ts'

import type { Workspace } from './workspace.ts'

const workspaces = new WeakMap<ClientSettings, Workspace>()
/** The workspace whose reads a cache holds: the latest session's. */
const inUse = new WeakMap<QueryClient, Workspace>()

/** Returns the workspace of a client; the same one each time, since a session has one cache. */
export function workspaceOf(
  client: ClientSettings,
  config: Config,
  queryClient: QueryClient,
): Workspace {
  const known = workspaces.get(client)
  if (known) return known
  const { tenant, token } = client.credentials()
  const storage = knownStorage(tenant)
  const names = new KnownNames(config.catalogue, storage)
  const fieldOptions = new FieldOptions(storage)
  const writes = new Writes({
    client,
    // Stays the same when the token is renewed.
    owner: { tenant, user: userKey(readClaims(token).subject, token) },
    reads: accountReads(client, queryClient, () => workspace),
    names: names.nameOf,
    cacheSeconds: config.cacheSeconds,
    loadEditor: async (each) => (await import('#editing/editing.ts')).editingOf(each),
    show: (confirmed) => showWrite(workspace, confirmed),
    onMaybeResent: (confirmed) => {
      // If the module cannot be loaded, the search just does not happen: the write itself was
      // confirmed.
      import('./resent-duplicates.ts').then(
        ({ findResentDuplicates }) => findResentDuplicates(workspace, confirmed),
        () => undefined,
      )
    },
  })
  const start = () => {
    const stops = [writes.start(), readTimes(queryClient)]
    return () => {
      for (const stop of stops) stop()
    }
  }
  const workspace: Workspace = { client, config, queryClient, names, fieldOptions, writes, start }
  workspaces.set(client, workspace)
  if (!inUse.has(queryClient)) watch(queryClient)
  inUse.set(queryClient, workspace)
  return workspace
}

// Once for each cache, whoever signs in; the subscription ends with the cache.
function watch(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    const workspace = inUse.get(queryClient)
    const { queryKey, state } = event.query
    // A prefetch, or a read that waits for its turn, moves up when a screen begins to wait for it.
    if (event.type === 'observerAdded') {
      workspace?.client.queue.promote(queueKey(queryKey), 'visible')
    }
    // The data is overlaid with confirmed writes, so that a newly typed option can be picked at
    // once.
    if (event.type === 'updated' && event.action.type === 'success' && isDetail(queryKey)) {
      workspace?.fieldOptions.addFromDetail(state.data as AccountDetail)
    }
  })
}

function isDetail(key: readonly unknown[]): boolean {
  return key[0] === keys.details()[0]
}
