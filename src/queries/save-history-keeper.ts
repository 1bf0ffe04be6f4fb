import * as z from 'zod/mini'
import type { AccountChange } from '#account/changes.ts'
import { dynamicKeys, type Json } from '#account/dynamic-edits.ts'
import { writableKeys } from '#account/fields.ts'
import { productKeys } from '#account/product-edits.ts'
import { DynamicField } from '#contract/dynamic-field.ts'
import { Product } from '#contract/product.ts'
import type { HistoryKeeper, SaveEntry } from './save-history.ts'

/** The entries of each account, newest first. */
export type KeptHistory = (readonly [accountId: string, entries: readonly SaveEntry[]])[]

const storagePrefix = 'accounts-admin.save-history.'

const texts = { before: z.string(), after: z.string() }

// Out of JSON, so it is some. z.json() would leave out a key that is called "__proto__".
const JsonValue = z.custom<Json>((value) => value !== undefined)

const Change: z.ZodMiniType<AccountChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(writableKeys), ...texts }),
  z.object({
    kind: z.literal('product'),
    id: z.string(),
    action: z.enum(['add', 'update', 'remove']),
    product: z.nullable(Product),
    values: z.array(z.object({ key: z.enum(productKeys), ...texts })),
  }),
  z.object({
    kind: z.literal('dynamic-field'),
    field_id: z.string(),
    field: z.nullable(DynamicField),
    values: z.array(
      z.pipe(
        z.object({
          key: z.enum(dynamicKeys),
          before: JsonValue,
          // JSON has no undefined: it is not there.
          after: z.optional(JsonValue),
          text: z.nullable(z.string()),
        }),
        z.transform(({ after, ...rest }) => ({ after, ...rest })),
      ),
    ),
  }),
])

const Entry = z.object({
  // What a date can be made of.
  at: z.number().check(z.minimum(0), z.maximum(8.64e15)),
  kind: z.enum(['saved', 'undone', 'created', 'lost']),
  changes: z.array(Change),
})

const Kept = z.array(z.tuple([z.string(), z.array(z.unknown())]))

// A save that was under way is answered after its sign-out too, and must leave nothing behind.
let signOuts = 0

/** Keeps a tenant's history in this tab's `sessionStorage`; nowhere when storage is refused. */
export function historyKeeper(tenant: string): HistoryKeeper {
  const key = storagePrefix + tenant
  const openedAt = signOuts
  return {
    read: () => {
      try {
        const kept = Kept.parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'))
        return kept.map(([id, entries]) => [id, entries.flatMap(readEntry)] as const)
      } catch {
        return []
      }
    },
    keep: (history) => {
      if (signOuts !== openedAt) return
      try {
        sessionStorage.setItem(key, JSON.stringify(history))
      } catch {
        // Private mode or full: a reload forgets what was saved before it.
      }
    },
  }
}

/** Forgets what is kept of every tenant (a sign-out), and what its keepers may still be given. Never fails. */
export function forgetSaveHistory(): void {
  signOuts += 1
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(storagePrefix)) sessionStorage.removeItem(key)
    }
  } catch {
    // No storage, so nothing is kept in it.
  }
}

// One that cannot be read costs itself and none of the others.
function readEntry(kept: unknown): SaveEntry[] {
  const entry = Entry.safeParse(kept)
  return entry.success ? [entry.data] : []
}
