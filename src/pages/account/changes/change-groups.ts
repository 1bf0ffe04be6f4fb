import type { AccountChange } from '#account/changes/changes.ts'
import { fieldOf, sections, type Section } from '#account/fields/fields.ts'

export type ChangeGroup = Section | 'products' | 'custom'

const order: readonly ChangeGroup[] = [...sections, 'products', 'custom']

/** Groups changes by section, in the order of the page. Returns no empty groups. */
export function changeGroups(
  changes: readonly AccountChange[],
): { group: ChangeGroup; changes: AccountChange[] }[] {
  return order.flatMap((group) => {
    const own = changes.filter((change) => groupOf(change) === group)
    return own.length === 0 ? [] : [{ group, changes: own }]
  })
}

function groupOf(change: AccountChange): ChangeGroup {
  if (change.kind === 'product') return 'products'
  return change.kind === 'field' ? fieldOf(change.field).section : 'custom'
}
