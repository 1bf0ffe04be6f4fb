// What a signed-in session works with: its client, its cache, and what it has learnt and written.
import type { QueryClient } from '@tanstack/react-query'
import type { ClientSettings } from '#api/client.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Config } from '#contract/config.ts'
import { BackgroundJobs } from './background-jobs.ts'
import { FieldOptions } from './field-options.ts'
import { keys, queueKey } from './keys.ts'
import { KnownNames } from './known-names.ts'
import { learntStore } from './learnt-store.ts'
import { PendingAdds } from './pending-adds.ts'
import type { DetailRead } from './read-detail.ts'
import { readTimes } from './read-times.ts'
import { RecentWrites } from './recent-writes.ts'
import { historyKeeper } from './save-history-keeper.ts'
import { SaveHistory } from './save-history.ts'
import { addsKeeper, sessionKeeper } from './writes-keeper.ts'

export interface Workspace {
  client: ClientSettings
  config: Config
  queryClient: QueryClient
  names: KnownNames
  fieldOptions: FieldOptions
  writes: RecentWrites
  pendingAdds: PendingAdds
  jobs: BackgroundJobs
  /** Told of every account that is read, before it is shown anywhere. */
  readListeners: Set<(read: DetailRead) => void>
  /** What was saved in this session. */
  history: SaveHistory
}

const workspaces = new WeakMap<ClientSettings, Workspace>()
/** Whose reads a cache holds: the latest session's. */
const inUse = new WeakMap<QueryClient, Workspace>()

/** The workspace of a client; the same one each time, since a session has one cache. */
export function workspaceOf(
  client: ClientSettings,
  config: Config,
  queryClient: QueryClient,
): Workspace {
  const known = workspaces.get(client)
  if (known) return known
  const { tenant } = client.credentials()
  const learnt = learntStore(tenant)
  const names = new KnownNames(config.catalogue, learnt)
  const fieldOptions = new FieldOptions(learnt)
  const writes = new RecentWrites(names.nameOf, config.cacheSeconds, sessionKeeper(tenant))
  const pendingAdds = new PendingAdds(config.cacheSeconds.detail, addsKeeper(tenant))
  const history = new SaveHistory(historyKeeper(tenant))
  const workspace = {
    client,
    config,
    queryClient,
    names,
    fieldOptions,
    writes,
    pendingAdds,
    jobs: new BackgroundJobs(),
    readListeners: new Set<(read: DetailRead) => void>(),
    history,
  }
  workspace.jobs.add(readTimes(queryClient))
  workspaces.set(client, workspace)
  if (!inUse.has(queryClient)) watch(queryClient)
  inUse.set(queryClient, workspace)
  return workspace
}

// Once for each cache, whoever signs in: nothing to end before the cache itself does.
function watch(queryClient: QueryClient): void {
  queryClient.getQueryCache().subscribe((event) => {
    const workspace = inUse.get(queryClient)
    const { queryKey, state } = event.query
    // A read that was fetched ahead, or waits for its turn, moves up when a screen begins to wait for it.
    if (event.type === 'observerAdded') {
      workspace?.client.queue.promote(queueKey(queryKey), 'visible')
    }
    // With our own confirmed writes over it: an option that was typed is there to be picked at once.
    if (event.type === 'updated' && event.action.type === 'success' && isDetail(queryKey)) {
      workspace?.fieldOptions.learnFromDetail(state.data as AccountDetail)
    }
  })
}

function isDetail(key: readonly unknown[]): boolean {
  return key[0] === keys.details()[0]
}
