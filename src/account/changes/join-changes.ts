import type { AccountChange } from './changes.ts'
import { pathsOf } from './changed-paths.ts'
import { isSameJson } from '../fields/json.ts'
import { pathId } from '../fields/field-path.ts'

interface Value {
  key: string
  before: unknown
  after: unknown
}

/**
 * Joins the changes of two successive reads. Lists each changed field, product and dynamic field
 * once, from its state before the first read to its state after the second.
 */
export function joinChanges(
  earlier: readonly AccountChange[],
  later: readonly AccountChange[],
): AccountChange[] {
  const joined = new Map<string, AccountChange>()
  for (const change of [...earlier, ...later]) {
    const id = idOf(change)
    const known = joined.get(id)
    const both = known ? join(known, change) : change
    if (both) joined.set(id, both)
    else joined.delete(id)
  }
  return [...joined.values()]
}

/** Null when the second change reverts the first. */
function join(first: AccountChange, last: AccountChange): AccountChange | null {
  if (first.kind === 'field' && last.kind === 'field') {
    return first.before === last.after ? null : { ...last, before: first.before }
  }
  if (first.kind === 'product' && last.kind === 'product') {
    if (last.action !== 'update') return { ...last, product: first.product ?? last.product }
    const values = joinValues(first.values, last.values)
    return values.length === 0 && first.action === 'update' ? null : { ...first, values }
  }
  if (first.kind === 'dynamic-field' && last.kind === 'dynamic-field') {
    // A removed field has no values.
    if (last.field !== null && last.values.length === 0) return last
    const values = joinValues(first.values, last.values)
    return values.length === 0 && first.field !== null ? null : { ...first, values }
  }
  return last
}

function joinValues<Each extends Value>(first: readonly Each[], last: readonly Each[]): Each[] {
  const values = new Map(first.map((value) => [value.key, value]))
  for (const value of last) {
    const known = values.get(value.key)
    values.set(value.key, { ...value, before: known ? known.before : value.before })
  }
  return [...values.values()].filter(({ before, after }) => !isSameJson(before, after))
}

function idOf(change: AccountChange): string {
  const [whole] = pathsOf(change)
  return whole ? pathId(whole) : change.kind
}
