// From the form of a new account to the page of the one that was created: what its second half could not
// save. In memory, since the draft in the database is what outlives the page.
import type { AccountWork } from '#account/work.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DraftRecord } from '#drafts/draft-record.ts'
import type { Failure } from '#http/failures.ts'
import type { Workspace } from '#queries/workspace.ts'

export interface Handoff {
  /** The account as it was created. */
  before: AccountDetail
  work: AccountWork
  /** Why it was not saved; null when it was not sent. */
  failure: Failure | null
  /** What keeps it meanwhile: the page takes that over. */
  draft?: Pick<DraftRecord, 'account' | 'page'>
}

const handoffs = new WeakMap<Workspace, Map<string, Handoff>>()

/** Leaves something for the page of an account. */
export function handOff(workspace: Workspace, id: string, handoff: Handoff): void {
  const left = handoffs.get(workspace) ?? new Map<string, Handoff>()
  handoffs.set(workspace, left.set(id, handoff))
}

/** What was left for the page of an account, or null. Stays there: a page may be built twice. */
export function takeHandoff(workspace: Workspace, id: string): Handoff | null {
  return handoffs.get(workspace)?.get(id) ?? null
}

/** It has been taken up. */
export function dropHandoff(workspace: Workspace, id: string): void {
  handoffs.get(workspace)?.delete(id)
}
