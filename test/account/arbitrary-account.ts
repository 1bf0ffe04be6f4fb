import { AccountDetail } from '#contract/account.ts'
import { formValuesOf, type FormValues } from '#account/edits/form-values.ts'
import { readNumber } from '#account/fields/field-value.ts'
import { fields } from '#account/fields/fields.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import * as fc from 'fast-check'
import { anyJson, anyType } from './arbitrary-json.ts'

const blank = fc.constantFrom('', ' ', '\t\n')
export const coordinate = fc
  .double({ min: -90, max: 90, noNaN: true })
  .chain((value) =>
    fc.constantFrom(String(value), String(value).replace('.', ','), ` ${String(value)} `),
  )
// A few common texts, so that two people sometimes make the same change.
const common = fc.constantFrom('A', 'B', '2025-01-01', '2026-12-31T00:00:00Z')
export const text = fc.oneof(
  common,
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  blank,
  coordinate,
)
/** What a server may send in place of a documented text when it breaks the contract. */
const promisedText = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.constant([]),
)
export const someOf = (keys: readonly string[], value: fc.Arbitrary<unknown>) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, value])), { requiredKeys: [] })
export const someTextsOf = (keys: readonly string[]) => someOf(keys, promisedText)

const id = fc.stringMatching(/^[1-9]\d{17}$/)
export const fewIds = fc.constantFrom('400000000000000001', '400000000000000002', null)
export const productIds = ['provider_id', 'product_type_id', 'coverage_id']
export const productWords = ['start_date', 'end_date', 'status']
const productNames = ['provider_name', 'product_type_name', 'coverage_name']
export const readValues = fc
  .tuple(someOf(productIds, fewIds), someTextsOf([...productWords, ...productNames]))
  .map(([ids, words]) => Object.assign({}, ids, words))
export const product = fc.tuple(id, readValues).map(([id, rest]) => Object.assign({ id }, rest))
export const readField = fc.record(
  { name: promisedText, type: anyType, order: fc.oneof(fc.nat(3), fc.double()), value: anyJson },
  { requiredKeys: [] },
)
export const dynamicField = fc
  .tuple(id, readField)
  .map(([field_id, rest]) => Object.assign({ field_id }, rest))

export const addressKeys = [
  'street',
  'door_number',
  'apartment',
  'corner',
  'zip_code',
  'latitude',
  'longitude',
]
export const rowKeys = [
  ...fields.map(({ key }) => key).filter((key) => !addressKeys.includes(key)),
  ...fields.flatMap(({ nameKey }) => nameKey ?? []),
]

/** Details as read from answers that follow the contract only in part. */
export const anyDetail: fc.Arbitrary<AccountDetail> = fc
  .record({
    id,
    row: someTextsOf(rowKeys),
    address: fc.option(someTextsOf(addressKeys)),
    products: fc.array(product, { maxLength: 3 }),
    dynamic_fields: fc.array(dynamicField, { maxLength: 3 }),
  })
  .map(({ row, ...rest }) => AccountDetail.parse({ ...row, ...rest }))

/**
 * Form values in which any field may be emptied, retyped, respelled or untouched. Every typed
 * number is readable.
 */
export function anyFormValuesOf(base: AccountDetail): fc.Arbitrary<FormValues> {
  const untouched = formValuesOf(base)
  return fc.record(
    Object.fromEntries(
      fields.map(({ key, access, control }) => {
        const same = fc.constant(untouched[key])
        if (access === 'read-only') return [key, same]
        if (control !== 'number') return [key, fc.oneof(same, text)]
        const respelt = untouched[key].replace('.', ',')
        const again = readNumber(respelt) === null ? same : fc.constant(respelt)
        return [key, fc.oneof(same, again, blank, coordinate)]
      }),
    ),
  ) as fc.Arbitrary<FormValues>
}

export const anyDetailAndFormValues = anyDetail.chain((base) =>
  fc.tuple(fc.constant(base), anyFormValuesOf(base)),
)

/** Edits of fields only. */
export function fieldEdits(fields: FormValues): AccountEdits {
  return { fields, products: [], dynamic_fields: [] }
}

/** An account with a value in every field, for tests that change one thing at a time. */
export function sampleDetail(changes: Record<string, unknown> = {}): AccountDetail {
  return AccountDetail.parse({
    id: '203040506070809010',
    external_code: 'EXT-001',
    name: 'Acme Corp',
    business_name: 'Acme Corp. S.A.',
    tax_id: '214100001019',
    document: '41234567',
    phone: '+598 2900 0000',
    mobile: '+598 99 000 000',
    email: 'contact@acme.example.com',
    image_url: 'https://acme.example.com/logo.png',
    status: 'A',
    address: {
      street: 'Av. 18 de Julio',
      door_number: '1234',
      apartment: '501',
      corner: 'Ejido',
      zip_code: '11200',
      latitude: '-34.9011',
      longitude: '-56.1645',
    },
    notes: 'Calls on Mondays',
    start_date: '2024-01-15T00:00:00Z',
    end_date: '2026-12-31',
    birth_date: '1980-02-29',
    client_id: '100000000000000001',
    client_name: 'Acme Holding',
    country_id: '100000000000000002',
    country_name: 'Uruguay',
    department_id: '100000000000000003',
    department_name: 'Montevideo',
    city_id: '100000000000000004',
    city_name: 'Montevideo',
    products: [
      {
        id: '300000000000000001',
        provider_id: '400000000000000001',
        provider_name: 'National Insurance Co.',
        product_type_id: '500000000000000001',
        product_type_name: 'Vehicle Insurance',
        coverage_id: '600000000000000001',
        coverage_name: 'Full',
        start_date: '2025-01-01',
        end_date: '2026-12-31',
        status: 'A',
      },
      { id: '300000000000000002', status: 'I' },
    ],
    dynamic_fields: [
      {
        field_id: '700000000000000001',
        name: 'Customer Tier',
        type: 'lista',
        order: 1,
        value: 'Gold',
      },
      {
        field_id: '700000000000000002',
        name: 'Contract Signed',
        type: 'boolean',
        order: 2,
        value: true,
      },
    ],
    ...changes,
  })
}
