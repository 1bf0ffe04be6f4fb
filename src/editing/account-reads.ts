import type { AccountPage, ReadOptions } from '#api/accounts.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { ListQuery } from '#contract/list-query.ts'

export interface DetailRead {
  /** As the server answered. */
  answered: AccountDetail
  /** With our own confirmed writes over it, which the answer may be too old to show. */
  known: AccountDetail
  /** When it was asked for, in ms. */
  askedAt: number
}

export type DetailOptions = ReadOptions & { name?: string | null }

/** How the write lifecycle reads accounts; what it reads, every screen shows. All times in ms. */
export interface AccountReads {
  /** What is known of an account without a request, and from when that is; null when nothing is. */
  known: (id: string) => { account: AccountDetail; readAt: number } | null
  /** Reads an account for a write that waits for it: joins a read that is under way. */
  refresh: (
    id: string,
    options: { name: string | null; signal: AbortSignal },
  ) => Promise<AccountDetail>
  /** Reads an account. Throws what `getAccount` throws. */
  detail: (id: string, options: DetailOptions) => Promise<DetailRead>
  /** Reads a page of the list that no cache of ours answers. Throws what `listAccounts` throws. */
  list: (query: ListQuery, options: ReadOptions) => Promise<AccountPage>
  /** The ids of all accounts that had been read by then. */
  knownIds: (by: number) => ReadonlySet<string>
}

/** Two machines never agree on a second's end. In ms. */
export const slackMs = 1_000
