// What is known about a write after it was sent. This file predicts what a read will show once the
// server's cache has expired; it leaves out what only the server knows, such as the id of a new
// product.
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import { AccountRow, type AccountDetail } from '#contract/account.ts'
import { blankAccount } from '../fields/blank-account.ts'
import { applyDynamicFields, applyProducts } from './apply-collections.ts'
import {
  isAddressKey,
  isReference,
  isWriteOnly,
  references,
  writableKeys,
} from '../fields/fields.ts'
import type { NameLookup } from '../fields/name-lookup.ts'

/**
 * The detail after a patch. A changed id gets its name from `names`, null if unknown; an id that
 * the detail already has keeps its name. Skips a product `add`, because no answer carries its id.
 */
export function applyPatch(
  detail: AccountDetail,
  patch: AccountPatch,
  names: NameLookup,
): AccountDetail {
  const applied = applyFields(detail, patch, names)
  for (const key of ['client_id', 'country_id', 'department_id'] as const) {
    const id = patch[key]
    if (id === undefined) continue
    const { nameKey } = references[key]
    if (id === detail[key]) applied[nameKey] = detail[nameKey]
    applied[key] = id
  }
  if (patch.products) applied.products = applyProducts(detail.products, patch.products, names)
  if (patch.dynamic_fields) {
    applied.dynamic_fields = applyDynamicFields(detail.dynamic_fields, patch.dynamic_fields)
  }
  return applied
}

/**
 * The row of the list after a patch. A row has no ids, so a changed id shows as its name; null if
 * unknown.
 */
export function applyPatchToRow(
  row: AccountRow,
  patch: AccountPatch,
  names: NameLookup,
): AccountRow {
  return applyFields(row, patch, names)
}

/** The detail of an account that was just created, as far as the body describes it. */
export function accountOfCreate(id: string, body: AccountCreate, names: NameLookup): AccountDetail {
  return applyPatch(blankAccount(id), body, names)
}

/** The row of the list for a detail. */
export function rowOf(detail: AccountDetail): AccountRow {
  return AccountRow.parse(detail)
}

function applyFields<Account extends AccountRow>(
  account: Account,
  patch: AccountPatch,
  names: NameLookup,
): Account {
  const applied: AccountRow = { ...account, address: { ...account.address } }
  for (const key of writableKeys) {
    if (isWriteOnly(key)) continue
    const value = patch[key]
    if (value === undefined) continue
    const text = value === null ? null : String(value)
    if (isAddressKey(key)) applied.address[key] = text
    else if (isReference(key)) {
      const { list, nameKey } = references[key]
      applied[nameKey] = text === null ? null : names(list, text)
    } else applied[key] = text
  }
  return { ...account, ...applied }
}
