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
const draft = formValuesOf(base)

test('an untouched field takes the fresher value, a touched one stays', () => {
  const fresher = sampleDetail({ phone: '2', email: 'their@mail.example' })
  expect(rebaseFormValues(base, fresher, { ...draft, notes: 'local' })).toEqual({
    draft: { ...formValuesOf(fresher), notes: 'local' },
    moved: [],
    incoming: [
      { field: 'phone', before: '+598 2900 0000', after: '2' },
      { field: 'email', before: 'contact@acme.example.com', after: 'their@mail.example' },
    ],
  })
})

test('a field that both sides changed stays mine, and is named', () => {
  const fresher = sampleDetail({ email: 'remote', notes: null })
  const local = { ...draft, email: 'local', notes: 'mine too' }
  expect(rebaseFormValues(base, fresher, local)).toEqual({
    draft: local,
    moved: ['email', 'notes'],
    incoming: [],
  })
})

test('both sides changing to the same value is nothing to settle', () => {
  const fresher = sampleDetail({ email: 'same' })
  const rebased = rebaseFormValues(base, fresher, { ...draft, email: 'same' })
  expect(rebased.moved).toEqual([])
  expect(toPatch(fresher, fieldEdits(rebased.draft))).toEqual({})
})

test('a number that is being typed is not respelt under the caret', () => {
  const typing = { ...draft, latitude: '-34.90110' }
  expect(rebaseFormValues(base, sampleDetail(), typing).draft.latitude).toBe('-34.90110')
})

test('a rebase never loses a touched field', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, anyDetail, ([base, draft], fresher) => {
      const before = formValuesOf(base)
      const rebased = rebaseFormValues(base, fresher, draft).draft
      const lost = fields.filter(
        ({ key }) => !isSameValue(key, before[key], draft[key]) && rebased[key] !== draft[key],
      )
      expect(lost).toEqual([])
    }),
  )
})

test('after a rebase, only touched fields are left to send', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, anyDetail, ([base, draft], fresher) => {
      const left = toPatch(fresher, fieldEdits(rebaseFormValues(base, fresher, draft).draft))
      expect(Object.keys(toPatch(base, fieldEdits(draft)))).toEqual(
        expect.arrayContaining(Object.keys(left)),
      )
    }),
  )
})

test('every field in dispute was changed by both sides', () => {
  fc.assert(
    fc.property(anyDetailAndFormValues, anyDetail, ([base, draft], fresher) => {
      const local = changesOf(base, draft).map(({ field }) => field)
      const remote = changesOf(base, formValuesOf(fresher)).map(({ field }) => field)
      const { moved } = rebaseFormValues(base, fresher, draft)
      expect(moved.filter((key) => !local.some((field) => field === key))).toEqual([])
      expect(moved.filter((key) => !remote.some((field) => field === key))).toEqual([])
    }),
  )
})
