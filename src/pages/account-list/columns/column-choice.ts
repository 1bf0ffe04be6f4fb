import * as z from 'zod/mini'
import { columnIds, type ColumnId } from '#list/columns.ts'
import { defaultColumns } from './column-looks.ts'

const storageKey = 'accounts-admin.columns'

/** In px: a column can be made no narrower and no wider. */
export const leastWidth = 64
export const mostWidth = 960

/** Which columns are shown, and all of them in their order. The name is always shown, and first. */
export interface ColumnChoice {
  shown: ColumnId[]
  order: ColumnId[]
  /** In px, of those that somebody has made wider or narrower. */
  widths: Partial<Record<ColumnId, number>>
}

const Width = z.number().check(z.gte(leastWidth), z.lte(mostWidth))
const Stored = z.object({
  shown: z.array(z.enum(columnIds)),
  order: z.array(z.enum(columnIds)),
  widths: z.catch(z._default(z.partialRecord(z.enum(columnIds), Width), {}), {}),
})

export const defaultChoice: ColumnChoice = {
  shown: [...defaultColumns],
  order: [...columnIds],
  widths: {},
}

/**
 * What this browser remembers for a tenant, made whole: columns that are new since then stand at the end. Until
 * a tenant has its own, what was remembered for all of them.
 */
export function readChoice(tenant: string): ColumnChoice {
  try {
    const kept = localStorage.getItem(keyOf(tenant)) ?? localStorage.getItem(storageKey)
    return normal(Stored.parse(JSON.parse(kept ?? '')))
  } catch {
    return defaultChoice
  }
}

/** Remembers a choice; where storage is refused it lasts until a reload. */
export function keepChoice(tenant: string, choice: ColumnChoice): void {
  try {
    localStorage.setItem(keyOf(tenant), JSON.stringify(choice))
  } catch {
    // Private mode or full: in force, not remembered.
  }
}

/** A choice with the columns of a shared view: those, in their order, and no other. */
export function choiceOf(choice: ColumnChoice, columns: readonly ColumnId[]): ColumnChoice {
  return normal({ ...choice, shown: [...columns], order: [...columns] })
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

/** Moves a column to where another one stands; nothing moves before the name. */
export function moveColumnTo(choice: ColumnChoice, id: ColumnId, to: ColumnId): ColumnChoice {
  if (id === 'name' || to === 'name' || id === to) return choice
  const target = choice.order.indexOf(to)
  const order = choice.order.filter((each) => each !== id).toSpliced(target, 0, id)
  return normal({ ...choice, order })
}

/** Sets the widths of columns, in px, as far as they may be. */
export function resizeColumns(
  choice: ColumnChoice,
  widths: Partial<Record<ColumnId, number>>,
): ColumnChoice {
  const held = Object.entries(widths).map(([id, width]) => [
    id,
    Math.min(mostWidth, Math.max(leastWidth, Math.round(width))),
  ])
  return { ...choice, widths: { ...choice.widths, ...Object.fromEntries(held) } }
}

function keyOf(tenant: string): string {
  return `${storageKey}.${tenant}`
}

function at(choice: ColumnChoice, index: number): ColumnId {
  return choice.order[index] ?? 'name'
}

function normal({ shown, order, widths }: ColumnChoice): ColumnChoice {
  return {
    shown: [...new Set<ColumnId>(['name', ...shown])],
    order: [...new Set<ColumnId>(['name', ...order, ...columnIds])],
    widths,
  }
}
