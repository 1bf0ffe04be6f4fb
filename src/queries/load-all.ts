// Loads all of a list through the same cache and queue as its pages, in the background.
import type { AccountPage } from '#api/accounts.ts'
import { fromWall, pageNow, wallNow } from '#clock/page-clock.ts'
import type { ListQuery } from '#contract/list-query.ts'
import type { ListPage } from '#list/load/list-page.ts'
import { LoadedList, type PageSource } from '#list/load/loaded-list.ts'
import { planDuration, planLoad, rowsPerRequest, type LoadPlan } from '#list/load/load-plan.ts'
import { accountList } from './account-queries.ts'
import { keys } from './keys.ts'
import { listKeyOf, listMemoryOf, type Narrowing } from './loaded-lists.ts'
import type { Workspace } from './workspace.ts'

export interface LoadPrice {
  plan: LoadPlan
  /** Null where nobody knows how many accounts there are. */
  requests: number | null
  /** How long it takes, in ms; null when that is not known, as while the queue is held. */
  durationMs: number | null
}

/** What loading all of a list of `total` accounts (null: not known) takes at this moment. Costs no request. */
export function priceOf(
  workspace: Workspace,
  narrowing: Narrowing,
  total: number | null,
): LoadPrice {
  const plan = planLoad(total, freshPages(workspace, narrowing))
  const requests = plan.offsets?.length ?? null
  const turns =
    requests === null ? null : workspace.client.queue.expectedTurns('list', 'background', requests)
  return { plan, requests, durationMs: planDuration(turns, pageNow()) }
}

/** Begins to load all of a list, or to load it again. It goes on whatever screen is open. */
export function startLoading(
  workspace: Workspace,
  narrowing: Narrowing,
  total: number | null,
): LoadedList {
  return load(workspace, narrowing, priceOf(workspace, narrowing, total).plan, total)
}

/** Shows a page that holds all of a list as a list that was loaded. Costs no request. */
export function showWhole(workspace: Workspace, narrowing: Narrowing, page: ListPage): void {
  load(workspace, narrowing, { known: [page], offsets: [] }, page.total)
}

function load(
  workspace: Workspace,
  narrowing: Narrowing,
  plan: LoadPlan,
  total: number | null,
): LoadedList {
  const { lists } = listMemoryOf(workspace)
  const key = listKeyOf(narrowing)
  const list = lists.get(key) ?? new LoadedList(sourceOf(workspace, narrowing))
  showWrites(workspace)
  list.load(plan, total)
  lists.set(key, list)
  return list
}

function freshPages(workspace: Workspace, narrowing: Narrowing): ListPage[] {
  const { queryClient, config } = workspace
  const key = listKeyOf(narrowing)
  const oldest = wallNow() - config.cacheSeconds.list * 1000
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: keys.lists() })
    .flatMap(({ queryKey, state }) => {
      const isSame = listKeyOf(queryKey[1] as ListQuery) === key
      const page = state.data as AccountPage | undefined
      const isFresh = state.dataUpdatedAt >= oldest && state.fetchStatus === 'idle'
      return isSame && page && isFresh ? [asListPage(page, state.dataUpdatedAt)] : []
    })
}

function sourceOf(workspace: Workspace, narrowing: Narrowing): PageSource {
  const { queryClient, client } = workspace
  const queryAt = (offset: number): ListQuery => ({ ...narrowing, limit: rowsPerRequest, offset })
  return {
    read: async (offset: number) => {
      const options = accountList(workspace, queryAt(offset), 'background')
      const page = await queryClient.fetchQuery(options)
      const readAt = queryClient.getQueryState(options.queryKey)?.dataUpdatedAt ?? wallNow()
      return asListPage(page, readAt)
    },
    withdraw: (offset: number) => {
      const wanted = JSON.stringify(queryAt(offset))
      for (const { id, descriptor } of client.queue.snapshot().waiting) {
        if (descriptor.kind === 'list' && JSON.stringify(descriptor.query) === wanted)
          client.queue.cancel(id)
      }
    },
  }
}

function asListPage({ rows, offset, total, skipped }: AccountPage, readAt: number): ListPage {
  return { rows, offset, total, skipped, readAt }
}

const showing = new WeakSet<Workspace>()

/** Shows confirmed writes of our own in every list that was loaded, whatever screen is open. */
function showWrites(workspace: Workspace): void {
  if (showing.has(workspace)) return
  showing.add(workspace)
  const { overlay, journal } = workspace.writes
  journal.onConfirmed(({ accountId }) => {
    for (const list of listMemoryOf(workspace).lists.all()) {
      list.update(accountId, (row, readAt) => overlay.overRow(row, fromWall(readAt)))
    }
  })
}
