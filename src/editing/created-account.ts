// What is left to do once an account is created: what a POST does not take (A16), and what was typed
// meanwhile.
import { draftOf } from '#account/draft.ts'
import { readWork } from '#account/patch.ts'
import type { AccountWork } from '#account/work.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { isSameJson } from '#account/json.ts'
import { differences } from './follow-base.ts'

/** What a POST does not take, over the account that it made; null for nothing. */
export function restOf(
  { products, dynamic_fields }: AccountWork,
  account: AccountDetail,
): { edits: AccountWork; patch: AccountPatch; productIds: string[] } | null {
  if (products.length === 0 && dynamic_fields.length === 0) return null
  const edits = { fields: draftOf(account), products, dynamic_fields }
  const { patch, productIds } = readWork(account, edits)
  return { edits, patch, productIds }
}

/** What was typed while `sent` was under way, over the account that it made; null when nothing was. */
export function typedSince(
  sent: AccountWork,
  now: AccountWork,
  account: AccountDetail,
): AccountWork | null {
  const fields = draftOf(account)
  const changed = differences(now.fields, sent.fields)
  for (const key of changed) fields[key] = now.fields[key]
  const since = <Edit>(edits: readonly Edit[], before: readonly Edit[]) =>
    edits.filter((edit) => !before.some((each) => isSameJson(each, edit)))
  const products = since(now.products, sent.products)
  const dynamic_fields = since(now.dynamic_fields, sent.dynamic_fields)
  const isNothing = changed.length + products.length + dynamic_fields.length === 0
  return isNothing ? null : { fields, products, dynamic_fields }
}
