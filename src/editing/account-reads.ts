import type { AccountPage, ReadOptions } from '#api/accounts.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { ListQuery } from '#contract/list-query.ts'

export interface DetailRead {
  /** As the server answered. */
  answered: AccountDetail
  /** The answer, overlaid with confirmed writes that it may be too old to show. */
  known: AccountDetail
  /** When it was asked for, in ms of the page's clock. */
  askedAt: number
}

export type DetailOptions = ReadOptions & { name?: string | null }

/** How the write lifecycle reads accounts. Every screen shows what it reads. All times in ms. */
export interface AccountReads {
  /**
   * The account as it is known without a request, and when it was read; null when it is not known.
   */
  known: (id: string) => { account: AccountDetail; readAt: number } | null
  /** Reads an account for a write that waits for it, or joins a read that is under way. */
  refresh: (
    id: string,
    options: { name: string | null; signal: AbortSignal },
  ) => Promise<AccountDetail>
  /** Reads an account. Throws what `getAccount` throws. */
  detail: (id: string, options: DetailOptions) => Promise<DetailRead>
  /** Reads a page of the list, bypassing the client's cache. Throws what `listAccounts` throws. */
  list: (query: ListQuery, options: ReadOptions) => Promise<AccountPage>
  /** The ids of all accounts that had been read by then. */
  knownIds: (by: number) => ReadonlySet<string>
}

/** How far two machines' clocks may disagree about when a cached answer expires, in ms. */
export const slackMs = 1_000
