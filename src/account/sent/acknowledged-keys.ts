import type { AccountPatch } from '#contract/account-write.ts'
import { isAddressKey, writableKeys, type WritableFieldKey } from '../fields/fields.ts'

/** A key of the body. */
export type PatchKey = WritableFieldKey | 'products' | 'dynamic_fields'

/**
 * What was sent and is not among the names that the server says it updated, in the order of the body;
 * nothing when it does not say (null). A name counts in any spelling ("taxId"), as the end of a path
 * ("address.street"), and "address" stands for all of its fields.
 */
export function notConfirmed(patch: AccountPatch, updated: readonly string[] | null): PatchKey[] {
  if (updated === null) return []
  const named = new Set(
    updated.flatMap((name) => [squash(name), squash(name.split('.').at(-1) ?? '')]),
  )
  return (Object.keys(patch) as PatchKey[]).filter((key) => {
    if (named.has(squash(key))) return false
    const isField = key !== 'products' && key !== 'dynamic_fields'
    return !(isField && isAddressKey(key) && named.has('address'))
  })
}

/** The key of the body that a name means: in any spelling, and as the end of a path. Else null. */
export function patchKeyOf(name: string): PatchKey | null {
  const word = squash(name.split('.').at(-1) ?? '')
  const keys: readonly PatchKey[] = [...writableKeys, 'products', 'dynamic_fields']
  return keys.find((key) => squash(key) === word) ?? null
}

/** The part of a patch under some of its keys. */
export function patchUnder(patch: AccountPatch, keys: readonly PatchKey[]): AccountPatch {
  return Object.fromEntries(
    Object.entries(patch).filter(([key]) => (keys as readonly string[]).includes(key)),
  )
}

function squash(name: string): string {
  return name.replace(/[_ -]/g, '').toLowerCase()
}
