// What a signed-in session works with: its client, its cache, and what it has learnt and written.
import type { QueryClient } from '@tanstack/react-query'
import type { ClientSettings } from '#api/client.ts'
import type { Config } from '#contract/config.ts'
import { queueKey } from './keys.ts'
import { KnownNames } from './known-names.ts'
import { RecentWrites } from './recent-writes.ts'
import { sessionKeeper } from './writes-keeper.ts'

export interface Workspace {
  client: ClientSettings
  config: Config
  queryClient: QueryClient
  names: KnownNames
  writes: RecentWrites
}

const workspaces = new WeakMap<ClientSettings, Workspace>()

/** The workspace of a client; the same one each time, since a session has one cache. */
export function workspaceOf(
  client: ClientSettings,
  config: Config,
  queryClient: QueryClient,
): Workspace {
  const known = workspaces.get(client)
  if (known) return known
  const { tenant } = client.credentials()
  const names = new KnownNames(tenant, config.catalogue)
  const writes = new RecentWrites(names.nameOf, config.cacheSeconds, sessionKeeper(tenant))
  // A read that was fetched ahead, or waits for its turn, moves up when a screen begins to wait for it.
  queryClient.getQueryCache().subscribe((event) => {
    if (event.type !== 'observerAdded') return
    client.queue.promote(queueKey(event.query.queryKey), 'visible')
  })
  const workspace = { client, config, queryClient, names, writes }
  workspaces.set(client, workspace)
  return workspace
}
