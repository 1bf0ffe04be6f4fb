import { accountOfCreate, applyPatch, applyPatchToRow, rowOf } from '#account/sent/apply-patch.ts'
import { toCreate } from '#account/edits/create-body.ts'
import { formValuesOf, emptyFormValues } from '#account/edits/form-values.ts'
import { toPatch } from '#account/edits/patch.ts'
import type { CatalogueList } from '#contract/config.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sampleDetail } from '../arbitrary-account.ts'
import { anyDetailAndEdits } from '../arbitrary-edits.ts'

const base = sampleDetail()
const names = (list: CatalogueList, id: string) => (id === '9' ? `${list} nine` : null)

describe('fields', () => {
  test('of the address are applied to the nested address, and numbers become text', () => {
    const applied = applyPatch(base, { street: 'Rambla', latitude: -34.5, corner: null }, names)
    expect(applied).toEqual({
      ...base,
      address: { ...base.address, street: 'Rambla', latitude: '-34.5', corner: null },
    })
  })

  test('that hold an id get its name', () => {
    expect(applyPatch(base, { client_id: '9' }, names)).toEqual({
      ...base,
      client_id: '9',
      client_name: 'clients nine',
    })
  })

  test('with an unknown id have no name, rather than the old one', () => {
    expect(applyPatch(base, { country_id: '8' }, names)).toMatchObject({
      country_id: '8',
      country_name: null,
    })
    expect(applyPatchToRow(rowOf(base), { country_id: '8' }, names).country_name).toBeNull()
  })

  test('with a cleared id have no name', () => {
    expect(applyPatch(base, { department_id: null }, names)).toMatchObject({
      department_id: null,
      department_name: null,
    })
  })

  test('with an id that the read already shows keep the name as read', () => {
    const { country_id } = base
    expect(applyPatch(base, { country_id }, names)).toEqual(base)
  })

  test('that are write-only do not show', () => {
    expect(applyPatch(base, { qr_code: 'QR', document_type: 1 }, names)).toEqual(base)
  })

  test('of the given account stay unchanged', () => {
    const before = structuredClone(base)
    applyPatch(
      base,
      {
        name: 'New',
        street: null,
        products: [{ action: 'remove', product_id: '300000000000000001' }],
      },
      names,
    )
    expect(base).toEqual(before)
  })
})

describe('products', () => {
  const [first, second] = base.products

  test('that are updated get their changes, and the name of a changed id', () => {
    const update = {
      action: 'update',
      product_id: '300000000000000001',
      coverage_id: '9',
      provider_id: '400000000000000001',
      end_date: null,
    } as const
    expect(applyPatch(base, { products: [update] }, names).products).toEqual([
      { ...first, coverage_id: '9', coverage_name: 'coverages nine', end_date: null },
      second,
    ])
  })

  test('that are removed disappear, and added ones do not appear yet', () => {
    const applied = applyPatch(
      base,
      {
        products: [
          { action: 'remove', product_id: '300000000000000001' },
          { action: 'add', provider_id: '9', product_type_id: '9' },
        ],
      },
      names,
    )
    expect(applied.products).toEqual([second])
  })
})

describe('dynamic fields', () => {
  const [tier, signed] = base.dynamic_fields

  test('keep the JSON type of a value, and null clears it', () => {
    const changes = [
      { field_id: '700000000000000002', value: false },
      { field_id: '700000000000000001', value: null },
    ]
    expect(applyPatch(base, { dynamic_fields: changes }, names).dynamic_fields).toEqual([
      { ...tier, value: null },
      { ...signed, value: false },
    ])
  })

  test('that are new appear if they have a name', () => {
    const changes = [
      { field_id: '1', name: 'Region', value: 'South' },
      { field_id: '2', value: 'nobody knows of what' },
    ]
    expect(applyPatch(base, { dynamic_fields: changes }, names).dynamic_fields).toEqual([
      tier,
      signed,
      { field_id: '1', name: 'Region', type: null, order: null, value: 'South' },
    ])
  })
})

test('a patched row shows the same as a patched detail', () => {
  fc.assert(
    fc.property(anyDetailAndEdits, ([base, edits]) => {
      const patch = toPatch(base, edits)
      expect(applyPatchToRow(rowOf(base), patch, names)).toEqual(
        rowOf(applyPatch(base, patch, names)),
      )
    }),
  )
})

test('a created account shows what was sent and nothing else', () => {
  const formValues = { ...emptyFormValues(), name: 'Acme', country_id: '9', longitude: '-56,2' }
  const created = accountOfCreate('203040506070809010', toCreate(formValues).body, names)
  expect(created).toMatchObject({
    id: '203040506070809010',
    country_name: 'countries nine',
    email: null,
    products: [],
    dynamic_fields: [],
    skipped: 0,
  })
  expect(formValuesOf(created)).toEqual({ ...formValues, longitude: '-56.2' })
})
