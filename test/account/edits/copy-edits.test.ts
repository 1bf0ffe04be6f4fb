import { expect, test } from 'vitest'
import { copyEdits } from '#account/edits/copy-edits.ts'
import { toCreate } from '#account/edits/create-body.ts'
import { formValuesOf } from '#account/edits/form-values.ts'
import { readEdits } from '#account/edits/patch.ts'
import { AccountDetail } from '#contract/account.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const blank = AccountDetail.parse({ id: 'new' })

/** The PUT body of a copy. */
function put(detail: AccountDetail) {
  return readEdits(blank, { ...copyEdits(detail), fields: formValuesOf(blank) })
}

test('the fields of a copy have no codes, ids and dates', () => {
  const detail = sampleDetail({ start_date: '2020-01-01', birth_date: '2000-01-01' })
  const { body, problems } = toCreate(copyEdits(detail).fields)
  expect(problems).toEqual([])
  expect(body).toMatchObject({ name: detail.name, email: detail.email })
  for (const key of ['external_code', 'tax_id', 'document', 'start_date', 'birth_date', 'id']) {
    expect(body).not.toHaveProperty(key)
  }
})

test('products are staged as new, without their ids and dates', () => {
  const products = [
    { id: '300', provider_id: '1', product_type_id: '2', coverage_id: '3', status: 'A' },
    { id: '301', provider_id: '1', product_type_id: '2', start_date: '2026-01-01' },
    { id: '302', provider_id: '4', product_type_id: '5', end_date: '2026-12-31' },
  ]
  const { patch, problems } = put(sampleDetail({ products, dynamic_fields: [] }))
  expect(problems).toEqual([])
  expect(patch).toEqual({
    products: [
      { action: 'add', provider_id: '1', product_type_id: '2', coverage_id: '3', status: 'A' },
      { action: 'add', provider_id: '1', product_type_id: '2' },
      { action: 'add', provider_id: '4', product_type_id: '5' },
    ],
  })
})

test('an incomplete product is a problem, and is not left out', () => {
  const { problems } = put(sampleDetail({ products: [{ id: '300', provider_id: '1' }] }))
  expect(problems).toMatchObject([{ path: { kind: 'product', key: 'product_type_id' } }])
})

test('dynamic fields keep the JSON type of their values', () => {
  const values = ['text', '', true, 0, { a: [1] }, ['x']]
  const dynamic_fields = values.map((value, index) => ({ field_id: `f${index}`, value }))
  const { patch } = put(sampleDetail({ products: [], dynamic_fields }))
  expect(patch.dynamic_fields?.map(({ value }) => value)).toEqual(values)
})

test('a dynamic field whose value is null or lost digits is copied without the value', () => {
  const dynamic_fields = [
    { field_id: 'none', name: 'None', value: null },
    { field_id: 'long', name: 'Long', value: Number('12345678901234567890') },
  ]
  const { patch } = put(sampleDetail({ products: [], dynamic_fields }))
  expect(patch.dynamic_fields).toEqual([
    { field_id: 'none', name: 'None' },
    { field_id: 'long', name: 'Long' },
  ])
})

test('the original stays unchanged', () => {
  const detail = sampleDetail()
  const before = structuredClone(detail)
  copyEdits(detail)
  expect(detail).toEqual(before)
})
