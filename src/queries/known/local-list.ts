import type * as z from 'zod/mini'
import { readEach } from '#contract/tolerant.ts'

/** A list that `localStorage` keeps under a key: what can be read of it. Never fails. */
export function readLocalList<Item extends { id: string }>(
  key: string,
  schema: z.ZodMiniType<Item>,
): Item[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return readEach(schema, stored, ({ id }) => id).items
  } catch {
    return []
  }
}

/** Keeps a list; where storage is refused or full it is in force, and not remembered. */
export function writeLocalList(key: string, items: readonly unknown[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(items))
  } catch {
    // Private mode, or full.
  }
}
