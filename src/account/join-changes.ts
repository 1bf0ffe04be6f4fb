import type { AccountChange } from './changes.ts'
import { partsOf } from './changed-parts.ts'
import { isSameJson } from './json.ts'
import { partId } from './parts.ts'

interface Value {
  key: string
  before: unknown
  after: unknown
}

/**
 * What has changed over two reads, one after the other: each part once, from what it was before the first
 * to what it is since the second.
 */
export function joinChanges(
  earlier: readonly AccountChange[],
  later: readonly AccountChange[],
): AccountChange[] {
  const joined = new Map<string, AccountChange>()
  for (const change of [...earlier, ...later]) {
    const id = idOf(change)
    const known = joined.get(id)
    joined.set(id, known ? join(known, change) : change)
  }
  return [...joined.values()].filter(isChange)
}

function join(first: AccountChange, last: AccountChange): AccountChange {
  if (first.kind === 'field' && last.kind === 'field') return { ...last, before: first.before }
  if (first.kind === 'product' && last.kind === 'product') {
    if (last.action === 'remove') return { ...last, product: first.product ?? last.product }
    return { ...first, values: joinValues(first.values, last.values) }
  }
  if (first.kind === 'dynamic-field' && last.kind === 'dynamic-field') {
    return { ...first, values: joinValues(first.values, last.values) }
  }
  return last
}

function joinValues<Each extends Value>(first: readonly Each[], last: readonly Each[]): Each[] {
  const values = new Map(first.map((value) => [value.key, value]))
  for (const value of last) {
    const before = values.get(value.key)?.before ?? value.before
    values.set(value.key, { ...value, before })
  }
  return [...values.values()].filter(({ before, after }) => !isSameJson(before, after))
}

function isChange(change: AccountChange): boolean {
  if (change.kind === 'field') return change.before !== change.after
  const isWhole = change.kind === 'product' ? change.action !== 'update' : change.field === null
  return isWhole || change.values.length > 0
}

function idOf(change: AccountChange): string {
  const [whole] = partsOf(change)
  return whole ? partId(whole) : change.kind
}
