// Compares a row of the list with an account that was just sent. The API gives no link between the
// two, so only the values can tell.
import type { AccountCreate } from '#contract/account-write.ts'
import type { AccountRow } from '#contract/account.ts'
import { accountOfCreate, rowOf } from './apply-patch.ts'
import { isEmptyText, isSameValue } from '../fields/field-value.ts'
import {
  fieldOf,
  isAddressKey,
  isReference,
  isWriteOnly,
  references,
  writableKeys,
  type ReferenceKey,
  type WritableFieldKey,
  type WriteOnlyKey,
} from '../fields/fields.ts'
import type { NameLookup } from '../fields/name-lookup.ts'

/**
 * `exact`: the row has all that was sent and nothing else. `similar`: it spells a value
 * differently, or has more values. `different`: a value contradicts what was sent.
 */
export type Likeness = 'exact' | 'similar' | 'different'

// Fields that the server may fill in by itself.
const ofTheServer: ReadonlySet<WritableFieldKey> = new Set([
  'external_code',
  'status',
  'start_date',
  'image_url',
])

/**
 * How well a row matches the account that was sent. A row has no ids, so names are compared if both
 * are known.
 */
export function likeness(row: AccountRow, sent: AccountCreate, names: NameLookup): Likeness {
  const asRow = rowOf(accountOfCreate(row.id, sent, names))
  // The tenant chose the external code for this account, so with the same code more values are
  // still an exact match.
  const isNamed = sent.external_code !== undefined && sent.external_code === row.external_code
  let found: Likeness = 'exact'
  for (const key of writableKeys) {
    if (isWriteOnly(key)) continue
    const closeness = isReference(key)
      ? ofNames(asRow[references[key].nameKey], row[references[key].nameKey])
      : sent[key] === undefined
        ? ofUnsent(key, textIn(row, key), isNamed)
        : ofTexts(key, textIn(asRow, key), textIn(row, key))
    if (closeness === 'different') return 'different'
    if (closeness === 'similar') found = 'similar'
  }
  return found
}

function ofNames(sent: string | null, seen: string | null): Likeness {
  if (sent === null || seen === null) return 'exact'
  return fold(sent) === fold(seen) ? 'exact' : 'similar'
}

function ofUnsent(key: WritableFieldKey, seen: string, isNamed: boolean): Likeness {
  return isNamed || isEmptyText(seen) || ofTheServer.has(key) ? 'exact' : 'similar'
}

function ofTexts(key: WritableFieldKey, sent: string, seen: string): Likeness {
  if (isSameValue(key, sent, seen)) return 'exact'
  const [one, other] = [fold(sent), fold(seen)]
  // A server may add a time to a date.
  const isSame = fieldOf(key).control === 'date' ? other.startsWith(one) : one === other
  return isSame && one !== '' && other !== '' ? 'similar' : 'different'
}

function textIn(
  row: AccountRow,
  key: Exclude<WritableFieldKey, ReferenceKey | WriteOnlyKey>,
): string {
  return (isAddressKey(key) ? row.address[key] : row[key]) ?? ''
}

/** Only letters and digits, because a server may tidy up what it stores. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}
