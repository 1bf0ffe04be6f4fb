import { changesOf } from '#account/changes/changes.ts'
import { draftOf } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { fields } from '#account/fields/fields.ts'
import { toPatch } from '#account/edits/patch.ts'
import { rebaseDraft } from '#account/merge/rebase.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDetail, anyDetailAndDraft, fieldWork, sampleDetail } from '../arbitrary-account.ts'

const base = sampleDetail()
const draft = draftOf(base)

test('an untouched field takes the fresher value, a touched one stays', () => {
  const fresher = sampleDetail({ phone: '2', email: 'their@mail.example' })
  expect(rebaseDraft(base, fresher, { ...draft, notes: 'mine' })).toEqual({
    draft: { ...draftOf(fresher), notes: 'mine' },
    moved: [],
    taken: [
      { field: 'phone', before: '+598 2900 0000', after: '2' },
      { field: 'email', before: 'contact@acme.example.com', after: 'their@mail.example' },
    ],
  })
})

test('a field that both sides changed stays mine, and is named', () => {
  const fresher = sampleDetail({ email: 'theirs', notes: null })
  const mine = { ...draft, email: 'mine', notes: 'mine too' }
  expect(rebaseDraft(base, fresher, mine)).toEqual({
    draft: mine,
    moved: ['email', 'notes'],
    taken: [],
  })
})

test('both sides changing to the same value is nothing to settle', () => {
  const fresher = sampleDetail({ email: 'same' })
  const rebased = rebaseDraft(base, fresher, { ...draft, email: 'same' })
  expect(rebased.moved).toEqual([])
  expect(toPatch(fresher, fieldWork(rebased.draft))).toEqual({})
})

test('a number that is being typed is not respelt under the caret', () => {
  const typing = { ...draft, latitude: '-34.90110' }
  expect(rebaseDraft(base, sampleDetail(), typing).draft.latitude).toBe('-34.90110')
})

test('a rebase never loses a touched field', () => {
  fc.assert(
    fc.property(anyDetailAndDraft, anyDetail, ([base, draft], fresher) => {
      const before = draftOf(base)
      const rebased = rebaseDraft(base, fresher, draft).draft
      const lost = fields.filter(
        ({ key }) => !isSameValue(key, before[key], draft[key]) && rebased[key] !== draft[key],
      )
      expect(lost).toEqual([])
    }),
  )
})

test('after a rebase, only touched fields are left to send', () => {
  fc.assert(
    fc.property(anyDetailAndDraft, anyDetail, ([base, draft], fresher) => {
      const left = toPatch(fresher, fieldWork(rebaseDraft(base, fresher, draft).draft))
      expect(Object.keys(toPatch(base, fieldWork(draft)))).toEqual(
        expect.arrayContaining(Object.keys(left)),
      )
    }),
  )
})

test('every field in dispute was changed by both sides', () => {
  fc.assert(
    fc.property(anyDetailAndDraft, anyDetail, ([base, draft], fresher) => {
      const mine = changesOf(base, draft).map(({ field }) => field)
      const theirs = changesOf(base, draftOf(fresher)).map(({ field }) => field)
      const { moved } = rebaseDraft(base, fresher, draft)
      expect(moved.filter((key) => !mine.some((field) => field === key))).toEqual([])
      expect(moved.filter((key) => !theirs.some((field) => field === key))).toEqual([])
    }),
  )
})
