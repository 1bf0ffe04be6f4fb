import { toCreate } from '#account/edits/create-body.ts'
import { copyFormValues, emptyFormValues } from '#account/edits/form-values.ts'
import { expect, test } from 'vitest'
import { sampleDetail } from '../arbitrary-account.ts'

test('a new account sends the filled-in fields only', () => {
  const formValues = {
    ...emptyFormValues(),
    name: 'Acme',
    email: ' ',
    latitude: '-34,9',
    document_type: '2',
  }
  expect(toCreate(formValues)).toEqual({
    body: { name: 'Acme', document_type: 2, latitude: -34.9 },
    problems: [],
  })
})

test('a new account needs a name', () => {
  expect(toCreate({ ...emptyFormValues(), phone: '1' })).toEqual({
    body: { name: '', phone: '1' },
    problems: [{ field: 'name', rule: 'required', maximum: null }],
  })
})

test('an unreadable number and a text that is too long are both reported', () => {
  const formValues = {
    ...emptyFormValues(),
    name: 'Acme',
    zip_code: '1'.repeat(21),
    document_type: 'ID',
  }
  expect(toCreate(formValues).problems).toEqual([
    { field: 'document_type', rule: 'number', maximum: null },
    { field: 'zip_code', rule: 'max', maximum: 20 },
  ])
})

test('a copy keeps all but the codes and can be sent as it is', () => {
  const formValues = copyFormValues(sampleDetail())
  const { body, problems } = toCreate(formValues)
  expect(problems).toEqual([])
  expect(body).toMatchObject({
    name: 'Acme Corp',
    client_id: '100000000000000001',
    latitude: -34.9011,
  })
  expect(body).not.toHaveProperty('external_code')
  expect(body).not.toHaveProperty('tax_id')
  expect(body).not.toHaveProperty('document')
  expect(formValues.city_id).toBe('')
})
