// From the form of a new account to the page of the one that was created: what is not saved yet. In memory, since the draft in the database is what outlives the page.
import { draftOf } from '#account/draft.ts'
import { readWork } from '#account/patch.ts'
import type { AccountWork } from '#account/work.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DraftRecord } from '#drafts/draft-record.ts'
import type { Workspace } from '#queries/workspace.ts'
import { differences } from '../form/follow-base.ts'

export interface Handoff {
  /** The account as it was created. */
  before: AccountDetail
  /** What is in no request; null for nothing. */
  work: AccountWork | null
  /** The save that has not ended, or has failed; null for none. */
  saving: SaveUnderWay | null
  /** The work is what a create does not take, and has not been sent. */
  isHalf?: boolean
  /** What keeps it all meanwhile: the page takes that over. */
  draft?: Pick<DraftRecord, 'account' | 'page'>
}

/** `ended` resolves with what the server says it updated, and rejects with a `Failure`. */
export interface SaveUnderWay {
  work: AccountWork
  patch: AccountPatch
  ended: Promise<string[] | null>
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

/** What a POST does not take, over the account that it made. */
export function restOf(
  { products, dynamic_fields }: AccountWork,
  account: AccountDetail,
): { work: AccountWork; patch: AccountPatch | null } {
  const work = { fields: draftOf(account), products, dynamic_fields }
  const isNothing = products.length === 0 && dynamic_fields.length === 0
  return { work, patch: isNothing ? null : readWork(account, work).patch }
}

/** What was typed while `sent` was under way, over the account that it made; null when nothing was. */
export function typedSince(
  sent: AccountWork,
  now: AccountWork,
  account: AccountDetail,
): AccountWork | null {
  if (isSameWork(sent, now)) return null
  const fields = draftOf(account)
  for (const key of differences(now.fields, sent.fields)) fields[key] = now.fields[key]
  return {
    fields,
    products: now.products.filter((edit) => !sent.products.includes(edit)),
    dynamic_fields: now.dynamic_fields.filter((edit) => !sent.dynamic_fields.includes(edit)),
  }
}

/** Whether two works of one page store the same. */
export function isSameWork(one: AccountWork, other: AccountWork): boolean {
  return (
    differences(one.fields, other.fields).length === 0 &&
    isSameList(one.products, other.products) &&
    isSameList(one.dynamic_fields, other.dynamic_fields)
  )
}

/** Edits are never changed in place. */
function isSameList(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((edit, place) => edit === other[place])
}
