import type { AccountPatch } from '#contract/account-write.ts'
import { isAddressKey, writableKeys, type WritableFieldKey } from '../fields/fields.ts'

/** A key of the PUT body. */
export type PatchKey = WritableFieldKey | 'products' | 'dynamic_fields'

/**
 * The keys of a patch that the server's acknowledgement does not list, in the order of the body.
 * Empty when the server sent no list (null). A name may have any spelling ("taxId") and may end a
 * path ("address.street"); "address" covers all of its fields.
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

/**
 * The key of the body that a name means, in any spelling or at the end of a path; null for an
 * unknown name.
 */
export function patchKeyOf(name: string): PatchKey | null {
  const word = squash(name.split('.').at(-1) ?? '')
  const keys: readonly PatchKey[] = [...writableKeys, 'products', 'dynamic_fields']
  return keys.find((key) => squash(key) === word) ?? null
}

/** Only the given keys of a patch. */
export function patchUnder(patch: AccountPatch, keys: readonly PatchKey[]): AccountPatch {
  return Object.fromEntries(
    Object.entries(patch).filter(([key]) => (keys as readonly string[]).includes(key)),
  )
}

function squash(name: string): string {
  return name.replace(/[_ -]/g, '').toLowerCase()
}
