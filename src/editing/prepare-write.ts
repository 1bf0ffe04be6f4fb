import { toCreate } from '#account/edits/create-body.ts'
import { inversePatch } from '#account/sent/inverse-patch.ts'
import { mergeRemote } from '#account/merge/merge-remote.ts'
import type { FieldPath } from '#account/fields/field-path.ts'
import { readEdits } from '#account/edits/patch.ts'
import { editsOf } from '#account/edits/edits.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Write } from './write.ts'

/** A write rebased on the account as it is known now, with the conflicts that this leaves. */
export type PreparedWrite = Pick<Write, 'base' | 'edits' | 'body' | 'productIds' | 'cannot'> & {
  conflicts: readonly FieldPath[]
}

/**
 * Returns what a write sends if its turn comes now: its edits, rebased on `current`, the account as
 * it is known (null for a create). `local` are the recent patches of this tab, which are not
 * anybody else's changes. An empty body means that there is nothing left to send.
 */
export function prepareWrite(
  write: Write,
  current: AccountDetail | null,
  local: readonly AccountPatch[],
): PreparedWrite {
  const { intent, base, body, productIds, cannot } = write
  const asItIs = { base, edits: write.edits, body, productIds, cannot, conflicts: [] }
  if (intent.kind === 'create') return { ...asItIs, body: toCreate(write.edits.fields).body }
  if (current === null || base === null) return asItIs
  if (intent.kind === 'undo') {
    const inverse = inversePatch(intent.of.before, intent.of.patch, current)
    const rest = { productIds: [], cannot: inverse.cannot, conflicts: [] }
    return { base: current, edits: editsOf(current), body: inverse.patch, ...rest }
  }
  if (write.isUnchecked) return asItIs
  const { edits, conflicts } = mergeRemote(base, current, write.edits, local)
  const read = readEdits(current, edits)
  return {
    base: current,
    edits,
    body: read.patch,
    productIds: read.productIds,
    cannot,
    conflicts,
  }
}
