import { readError, saysFailure, SuccessEnvelope } from '#contract/envelope.ts'
import { CreateAnswer, UpdateAnswer } from '#contract/account-write.ts'
import { expect, test } from 'vitest'

test('the create answer carries the new id', () => {
  const { data } = SuccessEnvelope.parse({ success: true, data: { id: '203040506070809010' } })
  expect(CreateAnswer.parse(data)).toEqual({ id: '203040506070809010' })
})

test.each([{}, { id: null }, { id: JSON.parse('203040506070809010') as unknown }, null])(
  'the create answer %j is a failure: nobody knows what was made',
  (data) => {
    expect(CreateAnswer.safeParse(data).success).toBe(false)
  },
)

test('the update answer names the updated fields, and an unreadable list costs nothing', () => {
  const updated_fields = ['email', 'notes', 'products', 'dynamic_fields']
  expect(UpdateAnswer.parse({ id: '1', updated_fields })).toEqual({ updated_fields })
  expect(UpdateAnswer.parse({ id: '1', updated_fields: 'email' })).toEqual({ updated_fields: null })
  expect(UpdateAnswer.parse({})).toEqual({ updated_fields: null })
})

const told = { code: 'VALIDATION_ERROR', message: 'name is required' }

test.each([
  ['nested', { success: false, error: told }],
  ['at the top', { success: false, ...told }],
  ['in both, the nested first', { error: told, code: 'OTHER', message: 'other' }],
  ['half nested', { error: { code: told.code }, message: told.message }],
  ['with a bare text as error', { error: told.message, code: told.code }],
])('code and message are found %s', (_, body) => {
  expect(readError(body)).toEqual(told)
})

test.each([
  null,
  undefined,
  '',
  '<html><body>502 Bad Gateway</body></html>',
  '{"success": fal',
  [],
  {},
  { error: null },
  { error: [told] },
  42,
])('a body like %j tells neither, and never throws', (body) => {
  expect(readError(body)).toEqual({ code: null, message: null })
})

test('only a body that says so itself is a failure', () => {
  expect(saysFailure({ success: false })).toBe(true)
  for (const body of [{ success: true }, { success: 'false' }, {}, null, 'false', []]) {
    expect(saysFailure(body)).toBe(false)
  }
})

test('an envelope without data is none', () => {
  expect(SuccessEnvelope.safeParse({ success: true }).success).toBe(false)
  expect(SuccessEnvelope.safeParse('ok').success).toBe(false)
})
