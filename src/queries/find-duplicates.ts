import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountRow } from '#contract/account.ts'
import { listDefaults, listTextLimits } from '#contract/list-query.ts'
import { asFailure, type Failure } from '#http/failures.ts'
import { accountList } from './account-queries.ts'
import type { Workspace } from './workspace.ts'

/** What should be one account's alone. */
const tellingKeys = ['tax_id', 'document', 'external_code'] as const
type TellingKey = (typeof tellingKeys)[number]

export interface Duplicates {
  accounts: { account: AccountRow; same: TellingKey[] }[]
  /** Why not all could be looked for; null when all was. */
  failure: Failure | null
}

/**
 * The accounts with exactly the tax id, document or external code of a body that is about to be sent, as
 * far as a search finds them (A17). A search for each that is filled in, unless the cache holds it; none
 * once `signal` is aborted. Never rejects.
 */
export async function findDuplicates(
  workspace: Workspace,
  body: AccountCreate,
  signal?: AbortSignal,
): Promise<Duplicates> {
  const found = new Map<string, { account: AccountRow; same: TellingKey[] }>()
  const texts = tellingKeys.flatMap((key) => {
    const text = body[key]?.trim()
    return text ? [{ key, text }] : []
  })
  let failure: Failure | null = null
  for (const text of new Set(texts.map((each) => each.text))) {
    if (signal?.aborted) break
    try {
      // One after another: what one finds may spare nobody the next, but a cancelled one does.
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
  // A list on a screen may wait for the same.
  const filter = { queryKey: options.queryKey, exact: true, type: 'inactive' } as const
  const leave = () => void queryClient.cancelQueries(filter)
  signal?.addEventListener('abort', leave, { once: true })
  try {
    return (await queryClient.fetchQuery(options)).rows
  } finally {
    signal?.removeEventListener('abort', leave)
  }
}
