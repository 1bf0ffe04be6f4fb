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
  expect(readError(body)).toEqual({ ...told, details: [] })
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
])('a body like %j tells neither, and never throws', (body) => {
  expect(readError(body)).toEqual({ code: null, message: null, details: [] })
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
    'places in the body',
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
])('what is said of single fields is found in %s', (_, body, details) => {
  expect(readError(body).details).toEqual(details)
})
