import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { pathsOf } from '../changes/changed-paths.ts'
import { mergeEdits, type Merge } from './merge.ts'
import { remoteChanges } from './remote-changes.ts'
import { pathId, type FieldPath } from '../fields/field-path.ts'
import { editsOf, type AccountEdits } from '../edits/edits.ts'

/**
 * Merges like `mergeEdits`, but reports only remote changes. `localPatches` are the patches
 * recently sent from here: a change that they explain is neither incoming nor a conflict.
 */
export function mergeRemote(
  base: AccountDetail,
  remote: AccountDetail,
  local: AccountEdits,
  localPatches: readonly AccountPatch[],
): Merge {
  const { edits, conflicts, incoming } = mergeEdits(base, remote, local)
  const remoteOnly = remoteChanges(mergeEdits(base, remote, editsOf(base)).incoming, localPatches)
  const paths = new Set(remoteOnly.flatMap(pathsOf).map(pathId))
  const isAdded = remoteOnly.some(
    ({ kind, ...rest }) => kind === 'product' && 'action' in rest && rest.action === 'add',
  )
  return {
    edits,
    incoming: remoteChanges(incoming, localPatches),
    conflicts: conflicts.filter(
      // A product that both sides added has a different id on each side.
      (path) => paths.has(pathId(path)) || (isAdded && isNewProduct(base, path)),
    ),
  }
}

function isNewProduct(base: AccountDetail, path: FieldPath): boolean {
  if (path.kind !== 'product' || path.key !== null) return false
  return base.products.every(({ id }) => id !== path.id)
}
