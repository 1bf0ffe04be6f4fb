import { readListQuery } from '#contract/list-query.ts'
import { Failure, type FailureKind } from '#http/failures.ts'
import { accountDetail, accountList } from '#queries/account-queries.ts'
import type { Workspace } from '#queries/workspace.ts'

const accountFailures: ReadonlySet<FailureKind> = new Set(['not-found', 'server'])

/**
 * Sends the request that proves a sign-in: the read that the current address shows anyway, so that
 * it costs nothing extra. Throws the request's failure, except for one that may concern only this
 * account, which its page shows better.
 */
export async function firstRead(workspace: Workspace, base: string): Promise<void> {
  const path = location.pathname.slice(base.length).replace(/\/$/, '')
  const id = decoded(/^accounts\/(?!new$)([^/]+)$/.exec(path)?.[1] ?? '')
  if (id) {
    try {
      await workspace.queryClient.fetchQuery(accountDetail(workspace, id))
    } catch (error) {
      if (!(error instanceof Failure && accountFailures.has(error.kind))) throw error
    }
    return
  }
  const parameters = path === 'accounts' ? new URLSearchParams(location.search) : []
  const { query } = readListQuery(Object.fromEntries(parameters))
  await workspace.queryClient.fetchQuery(accountList(workspace, query))
}

/** Returns '' for an invalid encoding ("%E0%A4"): no account is read at such an address. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return ''
  }
}
