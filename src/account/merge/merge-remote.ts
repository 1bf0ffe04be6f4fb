import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { pathsOf } from '../changes/changed-paths.ts'
import { mergeEdits, type Merge } from './merge.ts'
import { remoteChanges } from './remote-changes.ts'
import { pathId, type FieldPath } from '../fields/field-path.ts'
import { editsOf, type AccountEdits } from '../edits/edits.ts'

/**
 * Carries the work over to a fresher read, as `mergeEdits` does, and tells only of others: what `own`, the
 * patches we have sent of late, explains is neither taken over from anybody nor disputed.
 */
export function mergeRemote(
  base: AccountDetail,
  remote: AccountDetail,
  local: AccountEdits,
  own: readonly AccountPatch[],
): Merge {
  const { edits, conflicts, incoming } = mergeEdits(base, remote, local)
  const others = remoteChanges(mergeEdits(base, remote, editsOf(base)).incoming, own)
  const paths = new Set(others.flatMap(pathsOf).map(pathId))
  const isAdded = others.some(
    ({ kind, ...rest }) => kind === 'product' && 'action' in rest && rest.action === 'add',
  )
  return {
    edits,
    incoming: remoteChanges(incoming, own),
    conflicts: conflicts.filter(
      // One that both added has an id of its own on each side.
      (path) => paths.has(pathId(path)) || (isAdded && isNewProduct(base, path)),
    ),
  }
}

function isNewProduct(base: AccountDetail, path: FieldPath): boolean {
  if (path.kind !== 'product' || path.key !== null) return false
  return base.products.every(({ id }) => id !== path.id)
}
