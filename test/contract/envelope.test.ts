import { readError, saysFailure, SuccessEnvelope } from '#contract/envelope.ts'
import { CreateAnswer, UpdateAnswer } from '#contract/account-write.ts'
import { expect, test } from 'vitest'

test('the create answer carries the new id', () => {
  const { data } = SuccessEnvelope.parse({ success: true, data: { id: '203040506070809010' } })
  expect(CreateAnswer.parse(data)).toEqual({ id: '203040506070809010' })
})

test.each([{}, { id: null }, { id: JSON.parse('203040506070809010') as unknown }, null])(
  'the create answer %j is rejected: it does not identify the new account',
  (data) => {
    expect(CreateAnswer.safeParse(data).success).toBe(false)
  },
)

test('the update answer lists the updated fields, and an unreadable list reads as null', () => {
  const updated_fields = ['email', 'notes', 'products', 'dynamic_fields']
  expect(UpdateAnswer.parse({ id: '1', updated_fields })).toEqual({ updated_fields })
  expect(UpdateAnswer.parse({ id: '1', updated_fields: 'email' })).toEqual({ updated_fields: null })
  expect(UpdateAnswer.parse({})).toEqual({ updated_fields: null })
})

const documented = { code: 'VALIDATION_ERROR', message: 'name is required' }

test.each([
  ['nested', { success: false, error: documented }],
  ['at the top', { success: false, ...documented }],
  ['in both, the nested first', { error: documented, code: 'OTHER', message: 'other' }],
  ['half nested', { error: { code: documented.code }, message: documented.message }],
  ['with a bare text as error', { error: documented.message, code: documented.code }],
])('code and message are found %s', (_, body) => {
  expect(readError(body)).toEqual({ ...documented, details: [] })
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
  42,
])('a body like %j has no code and no message, and never throws', (body) => {
  expect(readError(body)).toEqual({ code: null, message: null, details: [] })
})

test('a body reports a failure only with `success: false`', () => {
  expect(saysFailure({ success: false })).toBe(true)
  for (const body of [{ success: true }, { success: 'false' }, {}, null, 'false', []]) {
    expect(saysFailure(body)).toBe(false)
  }
})

test('an envelope without data reads as undefined data', () => {
  expect(SuccessEnvelope.safeParse({ success: true }).success).toBe(false)
  expect(SuccessEnvelope.safeParse('ok').success).toBe(false)
})

const email = { path: 'email', message: 'is no address' }

test.each([
  [
    'a list under the error',
    { error: { details: [{ field: 'email', message: email.message }] } },
    [email],
  ],
  ['a list at the top, by path', { errors: [{ path: ['email'], msg: email.message }] }, [email]],
  ['a map of lists', { message: 'no', errors: { email: [email.message] } }, [email]],
  [
    'a map of texts',
    { error: { fields: { name: 'is missing' } } },
    [{ path: 'name', message: 'is missing' }],
  ],
  ['one field beside the message', { error: { field: 'email', message: email.message } }, [email]],
  [
    'the rules of a property',
    { error: { errors: [{ property: 'email', constraints: { isEmail: email.message } }] } },
    [email],
  ],
  [
    'a list of texts as message',
    { message: ['email is no address'], error: 'Bad Request' },
    [{ path: '', message: 'email is no address' }],
  ],
  ['a map as message', { error: { message: { email: email.message } } }, [email]],
  [
    'locations in the body',
    { detail: [{ loc: ['body', 'products', 0, 'end_date'], msg: 'x' }] },
    [{ path: 'products.0.end_date', message: 'x' }],
  ],
  ['a pointer', { errors: [{ pointer: '/email', detail: email.message }] }, [email]],
  ['a bare list', [{ field: 'email', message: email.message }], [email]],
  [
    'a list of coded texts as error',
    { error: [{ code: 'VALIDATION_ERROR', message: 'x' }] },
    [{ path: '', message: 'x' }],
  ],
  ['a list as error', { error: [{ field: 'email', message: email.message }] }, [email]],
])('messages about single fields are found in %s', (_, body, details) => {
  expect(readError(body).details).toEqual(details)
})
