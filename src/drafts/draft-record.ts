import * as z from 'zod/mini'
import { draftOf, emptyDraft, type AccountDraft } from '#account/draft.ts'
import { dynamicKeys, type DynamicFieldEdit } from '#account/dynamic-edits.ts'
import { fields } from '#account/fields.ts'
import {
  productEditId,
  productKeys,
  productTexts,
  type ProductEdit,
} from '#account/product-edits.ts'
import type { AccountWork } from '#account/work.ts'
import { AccountDetail } from '#contract/account.ts'
import { readEach, Text } from '#contract/tolerant.ts'

/** Whose drafts. `user` is a `userKey`. */
export interface DraftOwner {
  tenant: string
  user: string
}

/** What stands for the id of an account that is not created yet. */
export const newAccount = 'new'

/** The unsaved work of one open page. */
export interface DraftRecord {
  /** The account's id, or `newAccount`. */
  account: string
  /** The page that wrote it: see `newPageId`. */
  page: string
  /** What the account is called, to tell the draft by. */
  name: string | null
  work: AccountWork
  /** What it was typed over; null for a new account, and only for that. */
  base: AccountDetail | null
  /** The `partId`s of what somebody else had changed as well, and nobody has decided yet. */
  disputed: readonly string[]
  /** What of it was sent last, while nobody knows what came of that; null when nothing was. */
  sent: SentWork | null
  /** When the last of it was typed, in ms since the epoch. */
  savedAt: number
}

/** A write of a page, as it was sent. */
export interface SentWork {
  /** What it was made over; null for a new account. */
  before: AccountDetail | null
  work: AccountWork
  /** When, in ms since the epoch. */
  at: number
}

/** A name for an open page that no other gives itself. (crypto.randomUUID is missing on plain http.) */
export function newPageId(): string {
  return Math.random().toString(36).slice(2)
}

/**
 * Reads what is stored, which another version of the product may have written: null when it is no draft.
 * Else as far as it goes: fields that are not known are left out, a field that is missing is as it was
 * read (so that a field added later is no change), and of the staged edits each stands for itself.
 */
export function readDraftRecord(value: unknown): DraftRecord | null {
  const read = Stored.safeParse(value)
  if (!read.success) return null
  const { work, base, sent, ...rest } = read.data
  if (base === null && rest.account !== newAccount) return null
  return {
    ...rest,
    base,
    work: readWork(work, base),
    sent: sent && { ...sent, work: readWork(sent.work, sent.before) },
  }
}

function readWork(work: z.output<typeof StoredWork>, base: AccountDetail | null): AccountWork {
  const untouched: AccountDraft = base ? draftOf(base) : emptyDraft()
  return {
    fields: { ...untouched, ...work.fields },
    products: readEach(StoredProductEdit, work.products, productEditId).items,
    dynamic_fields: readEach(StoredDynamicEdit, work.dynamic_fields, (edit) => edit.field_id).items,
  }
}

/** The texts that stand under the known keys; whatever else there is is left out. */
function textsOf<Key extends string>(keys: readonly Key[]) {
  return z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((source) => {
      const texts = keys.flatMap((key) =>
        typeof source[key] === 'string' ? [[key, source[key]] as const] : [],
      )
      return Object.fromEntries(texts) as Partial<Record<Key, string>>
    }),
  )
}

const StoredWork = z.object({
  fields: textsOf(fields.map(({ key }) => key)),
  products: z.optional(z.unknown()),
  dynamic_fields: z.optional(z.unknown()),
})

const StoredSent = z.object({
  before: z.nullable(AccountDetail),
  work: StoredWork,
  at: z.number(),
})

const Stored = z.object({
  account: z.string(),
  page: z.string(),
  name: Text,
  work: StoredWork,
  base: z.nullable(AccountDetail),
  disputed: z.catch(z.array(z.string()), []),
  sent: z.catch(z.nullable(StoredSent), null),
  savedAt: z.number(),
})

const StoredProductEdit: z.ZodMiniType<ProductEdit> = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('add'),
    key: z.string(),
    values: z.pipe(
      textsOf(productKeys),
      z.transform((texts) => ({ ...productTexts(null), ...texts })),
    ),
  }),
  z.object({
    action: z.literal('update'),
    product_id: z.string(),
    // An update of nothing would count as a change.
    values: textsOf(productKeys).check(z.refine((values) => Object.keys(values).length > 0)),
  }),
  z.object({ action: z.literal('remove'), product_id: z.string() }),
])

const StoredValue = z.pipe(
  // A text is never lost: with no value it stands for nothing that can be sent, and the form says so.
  z.object({ text: z.nullable(z.string()), value: z.catch(z.optional(z.json()), undefined) }),
  z.transform(({ text, value }) => ({ text, value })),
)

const StoredDynamicEdit: z.ZodMiniType<DynamicFieldEdit> = z
  .pipe(
    z.intersection(
      z.object({
        field_id: z.string(),
        isAdded: z.boolean(),
        value: z.catch(z.optional(StoredValue), undefined),
      }),
      textsOf(['name', 'type', 'order']),
    ),
    z.transform(({ value, ...edit }) => (value ? { ...edit, value } : edit)),
  )
  .check(z.refine((edit) => edit.isAdded || dynamicKeys.some((key) => key in edit)))
