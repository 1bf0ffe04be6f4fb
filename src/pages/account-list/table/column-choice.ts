import * as z from 'zod/mini'
import { columnIds, type ColumnId } from '#list/columns.ts'
import { defaultColumns } from './column-looks.ts'

const storageKey = 'accounts-admin.columns'

/** Which columns are shown, and all of them in their order. The name is always shown, and first. */
export interface ColumnChoice {
  shown: ColumnId[]
  order: ColumnId[]
}

const Stored = z.object({
  shown: z.array(z.enum(columnIds)),
  order: z.array(z.enum(columnIds)),
})

export const defaultChoice: ColumnChoice = { shown: [...defaultColumns], order: [...columnIds] }

/** What this browser remembers, made whole: columns that are new since then stand at the end. */
export function readChoice(): ColumnChoice {
  try {
    return normal(Stored.parse(JSON.parse(localStorage.getItem(storageKey) ?? '')))
  } catch {
    return defaultChoice
  }
}

/** Remembers a choice; where storage is refused it lasts until a reload. */
export function keepChoice(choice: ColumnChoice): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(choice))
  } catch {
    // Private mode or full: in force, not remembered.
  }
}

/** Shows or hides a column. */
export function toggleColumn(choice: ColumnChoice, id: ColumnId): ColumnChoice {
  const shown = choice.shown.includes(id)
    ? choice.shown.filter((each) => each !== id)
    : [...choice.shown, id]
  return normal({ ...choice, shown })
}

/** Moves a column by `step` places (-1 earlier, 1 later); nothing moves before the name. */
export function moveColumn(choice: ColumnChoice, id: ColumnId, step: -1 | 1): ColumnChoice {
  const from = choice.order.indexOf(id)
  const to = from + step
  if (from < 1 || to < 1 || to >= choice.order.length) return choice
  return normal({ ...choice, order: choice.order.with(from, at(choice, to)).with(to, id) })
}

function at(choice: ColumnChoice, index: number): ColumnId {
  return choice.order[index] ?? 'name'
}

function normal({ shown, order }: ColumnChoice): ColumnChoice {
  return {
    shown: [...new Set<ColumnId>(['name', ...shown])],
    order: [...new Set<ColumnId>(['name', ...order, ...columnIds])],
  }
}
