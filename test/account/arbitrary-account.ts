import { AccountDetail } from '#contract/account.ts'
import { draftOf, type AccountDraft } from '#account/draft.ts'
import { readNumber } from '#account/field-value.ts'
import { fields } from '#account/fields.ts'
import * as fc from 'fast-check'

const blank = fc.constantFrom('', ' ', '\t\n')
const coordinate = fc
  .double({ min: -90, max: 90, noNaN: true })
  .chain((value) =>
    fc.constantFrom(String(value), String(value).replace('.', ','), ` ${String(value)} `),
  )
const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), blank, coordinate)
/** What a server off its contract may put where text was promised. */
const promisedText = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.constant(null),
  fc.integer(),
  fc.boolean(),
  fc.constant([]),
)
const partOf = (keys: readonly string[]) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, promisedText])), { requiredKeys: [] })

const id = fc.stringMatching(/^[1-9]\d{17}$/)
const product = fc.record(
  { id, provider_id: id, provider_name: promisedText, status: promisedText },
  { requiredKeys: ['id'] },
)
const dynamicField = fc.record(
  {
    field_id: id,
    name: promisedText,
    type: promisedText,
    order: fc.integer(),
    value: fc.jsonValue(),
  },
  { requiredKeys: ['field_id'] },
)

const addressKeys = [
  'street',
  'door_number',
  'apartment',
  'corner',
  'zip_code',
  'latitude',
  'longitude',
]
const rowKeys = [
  ...fields.map(({ key }) => key).filter((key) => !addressKeys.includes(key)),
  ...fields.flatMap(({ nameKey }) => nameKey ?? []),
]

/** Details as the contract reads them from answers that keep to it only here and there. */
export const anyDetail: fc.Arbitrary<AccountDetail> = fc
  .record({
    id,
    row: partOf(rowKeys),
    address: fc.option(partOf(addressKeys)),
    products: fc.uniqueArray(product, { maxLength: 3, selector: ({ id }) => id }),
    dynamic_fields: fc.uniqueArray(dynamicField, {
      maxLength: 3,
      selector: ({ field_id }) => field_id,
    }),
  })
  .map(({ row, ...rest }) => AccountDetail.parse({ ...row, ...rest }))

/** Drafts of `base` in which any field may have been emptied, retyped, respelt or left alone; every
 * number that was typed can be read. */
function draftsOf(base: AccountDetail): fc.Arbitrary<AccountDraft> {
  const untouched = draftOf(base)
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
  ) as fc.Arbitrary<AccountDraft>
}

export const anyDetailAndDraft = anyDetail.chain((base) =>
  fc.tuple(fc.constant(base), draftsOf(base)),
)

/** An account with a value in every field, to change one thing at a time. */
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
