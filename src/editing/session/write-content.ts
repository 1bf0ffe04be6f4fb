// What a session submits: the content of a write, by its intent.
import { toCreate } from '#account/edits/create-body.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { readEdits } from '#account/edits/patch.ts'
import { inversePatch } from '#account/sent/inverse-patch.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { Saved, Write } from '../write.ts'

export type WriteContent = Pick<
  Write,
  'intent' | 'base' | 'edits' | 'body' | 'productIds' | 'isUnchecked'
>

/** `isUnchecked`: without reading the account first. */
export function saveContent(
  base: AccountDetail,
  edits: AccountEdits,
  isUnchecked: boolean,
): WriteContent {
  const { patch: body, productIds } = readEdits(base, edits)
  return { intent: { kind: 'save' }, base, edits, body, productIds, isUnchecked }
}

export function createContent(edits: AccountEdits): WriteContent {
  const { body } = toCreate(edits.fields)
  const intent = { kind: 'create' } as const
  return { intent, base: null, edits, body, productIds: [], isUnchecked: false }
}

export function undoContent(saved: Saved, base: AccountDetail): WriteContent {
  const { patch: body } = inversePatch(saved.before, saved.patch, base)
  const intent = { kind: 'undo', of: saved } as const
  return { intent, base, edits: editsOf(base), body, productIds: [], isUnchecked: false }
}
