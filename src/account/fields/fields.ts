// The table of an account's form fields: their order, section, control and limits. It holds no
// words of any language, because i18n/ looks up a label by `key`. Products and dynamic fields are
// not in the table.
import { textLimits, type AccountCreate } from '#contract/account-write.ts'
import { Address, type AccountRow } from '#contract/account.ts'
import type { CatalogueList } from '#contract/config.ts'

/** The key of a field in the write bodies. */
export type WritableFieldKey = keyof AccountCreate
/** The city can be read, but no body can carry it. */
export type FieldKey = WritableFieldKey | 'city_id'

export const sections = ['identity', 'contact', 'address', 'notes'] as const
export type Section = (typeof sections)[number]

type FieldControl =
  | 'text'
  | 'code'
  | 'multiline'
  | 'date'
  | 'number'
  | 'reference'
  | 'status'
  | 'email'
  | 'tel'
  | 'url'

/** The server never answers a write-only field, so its stored value is unknown. */
type FieldAccess = 'write' | 'write-only' | 'read-only'

/** The key under which an answer has the name of a reference. */
export type NameKey = Extract<keyof AccountRow, `${string}_name`>

export interface AccountField {
  key: FieldKey
  section: Section
  control: FieldControl
  access: FieldAccess
  /** The longest text in code points; null when the API states no limit. */
  max: number | null
  /** The catalogue list that suggests values for the field. */
  list: CatalogueList | null
  nameKey: NameKey | null
}

type Traits = Pick<AccountField, 'section' | 'control'> &
  Partial<Pick<AccountField, 'access' | 'list' | 'nameKey'>>

/** The fields that hold an id, with the catalogue list and the answer key of their names. */
export const references = {
  client_id: { list: 'clients', nameKey: 'client_name' },
  country_id: { list: 'countries', nameKey: 'country_name' },
  department_id: { list: 'departments', nameKey: 'department_name' },
  city_id: { list: 'cities', nameKey: 'city_name' },
} as const satisfies Partial<Record<FieldKey, { list: CatalogueList; nameKey: NameKey }>>
export type ReferenceKey = keyof typeof references

// A complete record, so that a new field in the contract does not compile until it is listed here.
const table: Record<FieldKey, Traits> = {
  name: { section: 'identity', control: 'text' },
  external_code: { section: 'identity', control: 'code' },
  status: { section: 'identity', control: 'status', list: 'statuses' },
  client_id: { section: 'identity', control: 'reference', ...references.client_id },
  start_date: { section: 'identity', control: 'date' },
  end_date: { section: 'identity', control: 'date' },
  business_name: { section: 'identity', control: 'text' },
  tax_id: { section: 'identity', control: 'code' },
  document: { section: 'identity', control: 'code' },
  document_type: {
    section: 'identity',
    control: 'number',
    access: 'write-only',
    list: 'document_types',
  },
  birth_date: { section: 'identity', control: 'date' },
  phone: { section: 'contact', control: 'tel' },
  mobile: { section: 'contact', control: 'tel' },
  email: { section: 'contact', control: 'email' },
  image_url: { section: 'contact', control: 'url' },
  street: { section: 'address', control: 'text' },
  door_number: { section: 'address', control: 'text' },
  apartment: { section: 'address', control: 'text' },
  corner: { section: 'address', control: 'text' },
  zip_code: { section: 'address', control: 'code' },
  country_id: { section: 'address', control: 'reference', ...references.country_id },
  department_id: { section: 'address', control: 'reference', ...references.department_id },
  city_id: {
    section: 'address',
    control: 'reference',
    access: 'read-only',
    ...references.city_id,
  },
  latitude: { section: 'address', control: 'number' },
  longitude: { section: 'address', control: 'number' },
  notes: { section: 'notes', control: 'multiline' },
  qr_code: { section: 'notes', control: 'text', access: 'write-only' },
}

const limits: Partial<Record<FieldKey, number>> = textLimits

/** Every field, in the order of the form. */
export const fields: readonly AccountField[] = (Object.keys(table) as FieldKey[]).map(fieldOf)

/** The fields of a section, in the order of the form. */
export function fieldsOf(section: Section): AccountField[] {
  return fields.filter((field) => field.section === section)
}

/** The field with this key. */
export function fieldOf(key: FieldKey): AccountField {
  return {
    key,
    access: 'write',
    max: limits[key] ?? null,
    list: null,
    nameKey: null,
    ...table[key],
  }
}

/** The keys that a write body can carry, in the order of the form. */
export const writableKeys: readonly WritableFieldKey[] = fields
  .filter((field) => field.access !== 'read-only')
  .map((field) => field.key as WritableFieldKey)

export type WriteOnlyKey = 'document_type' | 'qr_code'

/** Whether the server never answers this field. */
export function isWriteOnly(key: FieldKey): key is WriteOnlyKey {
  return table[key].access === 'write-only'
}

/** Whether no body can carry this field. */
export function isReadOnly(key: FieldKey): key is Exclude<FieldKey, WritableFieldKey> {
  return table[key].access === 'read-only'
}

/** Whether an answer has the field in its nested `address`. The bodies are flat. */
export function isAddressKey(key: FieldKey): key is Extract<FieldKey, keyof Address> {
  return Object.hasOwn(Address.def.shape, key)
}

/** Whether the field holds a person's own words, in which every character may matter. */
export function isFreeText({ control }: AccountField): boolean {
  return control === 'text' || control === 'multiline'
}

/** Whether the field holds the id of something that has a name. */
export function isReference(key: FieldKey): key is ReferenceKey {
  return Object.hasOwn(references, key)
}
