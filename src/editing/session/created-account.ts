// What is left to save once an account is created: the edits that a POST does not take (A16), and
// what was typed meanwhile.
import { formValuesOf } from '#account/edits/form-values.ts'
import { readEdits } from '#account/edits/patch.ts'
import { type AccountEdits } from '#account/edits/edits.ts'
import { overlayEdits } from '#account/edits/overlay-edits.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { editsBeyond, goBeyond } from './edits-beyond.ts'

/**
 * The edits that a POST does not take, over the account that it created; null when there are none.
 */
export function restOf(
  { products, dynamic_fields }: AccountEdits,
  account: AccountDetail,
): { edits: AccountEdits; patch: AccountPatch; productIds: string[] } | null {
  if (products.length === 0 && dynamic_fields.length === 0) return null
  const edits = { fields: formValuesOf(account), products, dynamic_fields }
  const { patch, productIds } = readEdits(account, edits)
  return { edits, patch, productIds }
}

/**
 * The edits that were made while `sent` was in flight, over the account that it created; null when
 * there are none.
 */
export function typedSince(
  sent: AccountEdits,
  now: AccountEdits,
  account: AccountDetail,
): AccountEdits | null {
  return goBeyond(now, sent) ? editsBeyond(account, now, sent) : null
}

/** Combines both over the account; `since` wins. */
export function leftToSave(
  account: AccountDetail,
  rest: AccountEdits | null,
  since: AccountEdits | null,
): AccountEdits | null {
  return rest && since ? overlayEdits(account, rest, since) : (rest ?? since)
}
