import { changesOf } from '#account/changes/changes.ts'
import { formValuesOf } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { fields } from '#account/fields/fields.ts'
import { toPatch } from '#account/edits/patch.ts'
import { rebaseFormValues } from '#account/merge/rebase.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  anyDetail,
  anyDetailAndFormValues,
  fieldEdits,
  sampleDetail,
} from '../arbitrary-account.ts'

const base = sampleDetail()
const formValues = formValuesOf(base)

test('an untouched field takes the newer value, and an edited field stays', () => {
  const fresher = sampleDetail({ phone: '2', email: 'remote@mail.example' })
  expect(rebaseFormValues(base, fresher, { ...formValues, notes: 'local' })).toEqual({
    draft: { ...formValuesOf(fresher), notes: 'local' },
    moved: [],
    incoming: [
      { field: 'phone', before: '+598 2900 0000', after: '2' },
      { field: 'email', before: 'contact@acme.example.com', after: 'remote@mail.example' },
    ],
  })
})

test('a field that both sides changed keeps the local value, and is reported', () => {
  const fresher = sampleDetail({ email: 'remote', notes: null })
  const local = { ...formValues, email: 'local', notes: 'local too' }
  expect(rebaseFormValues(base, fresher, local)).toEqual({
    draft: local,
    moved: ['email', 'notes'],
    incoming: [],
  })
})

test('a field that both sides changed to the same value is not reported', () => {
  const fresher = sampleDetail({ email: 'same' })
  const rebased = rebaseFormValues(base, fresher, { ...formValues, email: 'same' })
  expect(rebased.moved).toEqual([])
  expect(toPatch(fresher, fieldEdits(rebased.draft))).toEqual({})
})

test('a number is not respelled under the caret while somebody types it', () => {
  const typing = { ...formValues, latitude: '-34.90110' }
  expect(rebaseFormValues(base, sampleDetail(), typing).draft.latitude).toBe('-34.90110')
})

test('a rebase never loses an edited field', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, anyDetail, ([base, formValues], fresher) => {
      const before = formValuesOf(base)
      const rebased = rebaseFormValues(base, fresher, formValues).draft
      const lost = fields.filter(
        ({ key }) =>
          !isSameValue(key, before[key], formValues[key]) && rebased[key] !== formValues[key],
      )
      expect(lost).toEqual([])
    }),
  )
})

test('after a rebase, only edited fields are sent', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, anyDetail, ([base, formValues], fresher) => {
      const left = toPatch(fresher, fieldEdits(rebaseFormValues(base, fresher, formValues).draft))
      expect(Object.keys(toPatch(base, fieldEdits(formValues)))).toEqual(
        expect.arrayContaining(Object.keys(left)),
      )
    }),
  )
})

test('both sides changed every reported field', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, anyDetail, ([base, formValues], fresher) => {
      const local = changesOf(base, formValues).map(({ field }) => field)
      const remote = changesOf(base, formValuesOf(fresher)).map(({ field }) => field)
      const { moved } = rebaseFormValues(base, fresher, formValues)
      expect(moved.filter((key) => !local.some((field) => field === key))).toEqual([])
      expect(moved.filter((key) => !remote.some((field) => field === key))).toEqual([])
    }),
  )
})
