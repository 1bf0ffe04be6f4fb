// What a read will show of a confirmed write once the server's cache has run out. It knows no more
// than the write did: what only the server can tell (a new product's id) stays out.
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
 * The detail after a patch. A changed id brings its name along, null where that is not known; an id
 * that the read shows already keeps the name it was read with.
 * A product `add` is passed over, for its id is in no answer.
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

/** The list's row after a patch. It holds no ids: a changed one shows as its name, null where not known. */
export function applyPatchToRow(
  row: AccountRow,
  patch: AccountPatch,
  names: NameLookup,
): AccountRow {
  return applyFields(row, patch, names)
}

/** The detail of an account that was just created, as far as its body tells. */
export function accountOfCreate(id: string, body: AccountCreate, names: NameLookup): AccountDetail {
  return applyPatch(blankAccount(id), body, names)
}

/** What the list shows of a detail. */
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
