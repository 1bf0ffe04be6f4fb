import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail } from '#contract/account.ts'
import { partsOf } from '../changes/changed-paths.ts'
import { mergeWork, type Merge } from './merge.ts'
import { othersChanges } from './remote-changes.ts'
import { partId, type Part } from '../fields/field-path.ts'
import { workOf, type AccountWork } from '../edits/edits.ts'

/**
 * Carries the work over to a fresher read, as `mergeWork` does, and tells only of others: what `own`, the
 * patches we have sent of late, explains is neither taken over from anybody nor disputed.
 */
export function mergeAmongOthers(
  base: AccountDetail,
  theirs: AccountDetail,
  mine: AccountWork,
  own: readonly AccountPatch[],
): Merge {
  const { work, disputed, taken } = mergeWork(base, theirs, mine)
  const others = othersChanges(mergeWork(base, theirs, workOf(base)).taken, own)
  const parts = new Set(others.flatMap(partsOf).map(partId))
  const isAdded = others.some(
    ({ kind, ...rest }) => kind === 'product' && 'action' in rest && rest.action === 'add',
  )
  return {
    work,
    taken: othersChanges(taken, own),
    disputed: disputed.filter(
      // One that both added has an id of its own on each side.
      (part) => parts.has(partId(part)) || (isAdded && isNewProduct(base, part)),
    ),
  }
}

function isNewProduct(base: AccountDetail, part: Part): boolean {
  if (part.kind !== 'product' || part.key !== null) return false
  return base.products.every(({ id }) => id !== part.id)
}
