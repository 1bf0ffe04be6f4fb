import { readListQuery } from '#contract/list-query.ts'
import { Failure, type FailureKind } from '#http/failures.ts'
import { accountDetail, accountList } from '#queries/account-queries.ts'
import type { Workspace } from '#queries/workspace.ts'

const accountsOwn: ReadonlySet<FailureKind> = new Set(['not-found', 'server'])

/**
 * The request that proves a sign-in: the very read that the address in front will show, so that it costs
 * nothing. Throws its failure, except for one that may be this account's alone: its page tells that better.
 */
export async function firstRead(workspace: Workspace, base: string): Promise<void> {
  const path = location.pathname.slice(base.length).replace(/\/$/, '')
  const id = decoded(/^accounts\/(?!new$)([^/]+)$/.exec(path)?.[1] ?? '')
  if (id) {
    try {
      await workspace.queryClient.fetchQuery(accountDetail(workspace, id))
    } catch (error) {
      if (!(error instanceof Failure && accountsOwn.has(error.kind))) throw error
    }
    return
  }
  const parameters = path === 'accounts' ? new URLSearchParams(location.search) : []
  const { query } = readListQuery(Object.fromEntries(parameters))
  await workspace.queryClient.fetchQuery(accountList(workspace, query))
}

/** '' for what is no encoding of anything ("%E0%A4"): no account is read at such an address. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
