import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountRow } from '#contract/account.ts'
import { listDefaults, listTextLimits } from '#contract/list-query.ts'
import { asFailure, type Failure } from '#http/failures.ts'
import { accountList } from './account-queries.ts'
import type { Workspace } from './workspace.ts'

/** Fields whose value should belong to one account alone. */
const uniqueKeys = ['tax_id', 'document', 'external_code'] as const
type UniqueKey = (typeof uniqueKeys)[number]

export interface Duplicates {
  accounts: { account: AccountRow; same: UniqueKey[] }[]
  /** Why the search stopped early; null when it did not. */
  failure: Failure | null
}

/**
 * Finds the accounts with exactly the tax id, document or external code of a body that is about to
 * be sent, as far as the server's search finds them (A17). Each value that is filled in costs a
 * search, unless the cache holds it; none starts once `signal` is aborted. Never rejects.
 */
export async function findDuplicates(
  workspace: Workspace,
  body: AccountCreate,
  signal?: AbortSignal,
): Promise<Duplicates> {
  const found = new Map<string, { account: AccountRow; same: UniqueKey[] }>()
  const texts = uniqueKeys.flatMap((key) => {
    const text = body[key]?.trim()
    return text ? [{ key, text }] : []
  })
  let failure: Failure | null = null
  for (const text of new Set(texts.map((each) => each.text))) {
    if (signal?.aborted) break
    try {
      // One after another, so that an abort saves the remaining searches.
      // oxlint-disable-next-line no-await-in-loop
      const rows = await search(workspace, text, signal)
      for (const account of rows) {
        const same = texts.flatMap((each) =>
          each.text === account[each.key]?.trim() ? [each.key] : [],
        )
        if (same.length > 0) found.set(account.id, { account, same })
      }
    } catch (error) {
      failure = asFailure(error)
      break
    }
  }
  return { accounts: [...found.values()], failure }
}

async function search(
  workspace: Workspace,
  text: string,
  signal?: AbortSignal,
): Promise<AccountRow[]> {
  const term = Array.from(text).slice(0, listTextLimits.search).join('')
  const query = { ...listDefaults, search: term }
  const { queryClient } = workspace
  const options = accountList(workspace, query, 'save')
  // A list on a screen may wait for the same query.
  const filter = { queryKey: options.queryKey, exact: true, type: 'inactive' } as const
  const leave = () => void queryClient.cancelQueries(filter)
  signal?.addEventListener('abort', leave, { once: true })
  try {
    return (await queryClient.fetchQuery(options)).rows
  } finally {
    signal?.removeEventListener('abort', leave)
  }
}
