import { useSyncExternalStore } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { checkClass, targetClass } from './check-class.ts'

export interface SelectAllProps {
  /** The rows that it ticks, and no other. */
  rows: readonly AccountRow[]
  label: string
}

/** Ticks all rows of a page or of a loaded list, or takes them all out. */
export function SelectAll({ rows, label }: SelectAllProps) {
  const { selection } = listMemoryOf(useWorkspace())
  const selected = useSyncExternalStore(selection.subscribe, selection.getSnapshot)
  const isAll = rows.length > 0 && rows.every(({ id }) => selected.has(id))
  const isSome = !isAll && selected.size > 0 && rows.some(({ id }) => selected.has(id))
  return (
    <label className={targetClass}>
      <input
        ref={(input) => {
          if (input) input.indeterminate = isSome
        }}
        type="checkbox"
        className={checkClass}
        aria-label={label}
        checked={isAll}
        onChange={() => selection.set(rows, !isAll)}
      />
    </label>
  )
}
