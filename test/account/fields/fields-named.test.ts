import { fieldsNamedIn } from '#account/fields/fields-named.ts'
import { fields } from '#account/fields/fields.ts'
import { expect, test } from 'vitest'

test.each([
  ['email is not valid', ['email']],
  ['"name" is required', ['name']],
  ["The field 'name' is required", ['name']],
  ['business_name must be at most 200 characters', ['business_name']],
  ['The business name is too long', ['business_name']],
  ['businessName: too long', ['business_name']],
  ['BUSINESS_NAME', ['business_name']],
  ['address.street should not be empty', ['street']],
  ['/body/address/zipCode is too long', ['zip_code']],
  ['end date must be after start_date', ['start_date', 'end_date']],
  ['document_type must be a number', ['document_type']],
  ['document must be unique', ['document']],
  ['country_name not found', ['country_id']],
  ['Invalid clientId', ['client_id']],
  ['e-mail already taken', ['email']],
  ['latitude,longitude out of range', ['latitude', 'longitude']],
] as const)('"%s" names %j', (message, expected) => {
  expect(fieldsNamedIn(message)).toEqual(expected)
})

test.each([
  'The field name is invalid',
  'Unknown header name',
  'products[0].status is invalid',
  'products.1.end_date must be a date',
  'dynamic_fields[2].name is too long',
  'provider name is unknown',
  'Request failed with status code 400',
  'Faltan datos en la documentación',
  'filename, renamed, name_of_kin, statuses',
  'Something went wrong',
  '',
])('"%s" names no field of the form', (message) => {
  expect(fieldsNamedIn(message)).toEqual([])
})

test('every field is found by its key', () => {
  for (const { key } of fields) expect(fieldsNamedIn(`${key} is invalid`)).toEqual([key])
})
