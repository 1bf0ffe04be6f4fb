import { fieldOf, fields, fieldsOf, sections, writableKeys } from '#account/fields/fields.ts'
import { AccountCreate, AccountPatch } from '#contract/account-write.ts'
import { AccountDetail } from '#contract/account.ts'
import { expect, test } from 'vitest'

test('the table lists every field of the create body and the city, once each', () => {
  const keys = fields.map(({ key }) => key)
  expect(keys.toSorted()).toEqual([...Object.keys(AccountCreate.def.shape), 'city_id'].toSorted())
  expect(writableKeys).toEqual(keys.filter((key) => key !== 'city_id'))
})

test('every field that can be created can be changed', () => {
  expect(Object.keys(AccountPatch.def.shape)).toEqual(expect.arrayContaining([...writableKeys]))
})

test('the sections together give all fields, in the order of the form', () => {
  expect(sections.flatMap(fieldsOf)).toEqual(fields)
})

test('the write-only fields are those that no detail has', () => {
  const detail = AccountDetail.parse({ id: '1' })
  const read = new Set([...Object.keys(detail), ...Object.keys(detail.address)])
  for (const { key, access } of fields)
    expect([key, access === 'write-only']).toEqual([key, !read.has(key)])
})

test('a field has the limit of the API, and a number has none', () => {
  expect(fieldOf('notes').max).toBe(1000)
  expect(fieldOf('country_id')).toEqual({
    key: 'country_id',
    section: 'address',
    control: 'reference',
    access: 'write',
    max: 30,
    list: 'countries',
    nameKey: 'country_name',
  })
  expect(fields.filter(({ control }) => control === 'number').map(({ max }) => max)).toEqual([
    null,
    null,
    null,
  ])
})
