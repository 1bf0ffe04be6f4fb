import { changesOf } from '#account/changes/changes.ts'
import { applyPatch } from '#account/sent/apply-patch.ts'
import { formValuesOf } from '#account/edits/form-values.ts'
import { isSameValue } from '#account/fields/field-value.ts'
import { fields, isWriteOnly, type FieldKey } from '#account/fields/fields.ts'
import { readEdits, toPatch } from '#account/edits/patch.ts'
import { AccountPatch } from '#contract/account-write.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldPath, pathId } from '#account/fields/field-path.ts'
import type { FormValues } from '#account/edits/form-values.ts'
import type { AccountDetail } from '#contract/account.ts'
import {
  anyDetail,
  anyDetailAndFormValues,
  fieldEdits,
  sampleDetail,
} from '../arbitrary-account.ts'

const base = sampleDetail()
const draft = formValuesOf(base)
const nameless = () => null
const patchOf = (base: AccountDetail, draft: FormValues) => toPatch(base, fieldEdits(draft))
const read = (base: AccountDetail, draft: FormValues) => readEdits(base, fieldEdits(draft))

describe('what is sent', () => {
  test('an untouched draft sends nothing', () => {
    expect(patchOf(base, draft)).toEqual({})
  })

  test('an emptied e-mail is sent as null', () => {
    expect(patchOf(base, { ...draft, email: '' })).toEqual({ email: null })
  })

  test('blanks alone count as emptied', () => {
    expect(patchOf(base, { ...draft, notes: ' \n' })).toEqual({ notes: null })
  })

  test('blanks in a field that was empty are no change', () => {
    expect(patchOf(sampleDetail({ notes: null }), { ...draft, notes: '  ' })).toEqual({})
    expect(patchOf(sampleDetail({ notes: '  ' }), { ...draft, notes: '' })).toEqual({})
  })

  test('typed text is sent as typed, and untouched text is never trimmed', () => {
    const padded = sampleDetail({ street: null, name: ' Acme ' })
    const patch = patchOf(padded, { ...formValuesOf(padded), corner: ' Ejido ' })
    expect(patch).toEqual({ corner: ' Ejido ' })
  })

  test('a date that came with a time is left alone until it is retyped', () => {
    expect(draft.start_date).toBe('2024-01-15T00:00:00Z')
    expect(patchOf(base, { ...draft, start_date: '2024-01-15' })).toEqual({
      start_date: '2024-01-15',
    })
  })

  test.each(['-34.9011', '-34.90110', '-34,9011', ' -34.9011 ', '−34.9011', '-3.49011e1'])(
    'a latitude respelt as "%s" is the same number',
    (latitude) => {
      expect(patchOf(base, { ...draft, latitude })).toEqual({})
    },
  )

  test('a coordinate is sent as a number, its comma read as a point', () => {
    expect(patchOf(base, { ...draft, latitude: '-34,5', longitude: '' })).toEqual({
      latitude: -34.5,
      longitude: null,
    })
  })

  test('a long id stays text to its last digit', () => {
    expect(patchOf(base, { ...draft, client_id: '123456789012345679' })).toEqual({
      client_id: '123456789012345679',
    })
  })

  test('the city is in no body', () => {
    expect(patchOf(base, { ...draft, city_id: '1' })).toEqual({})
  })

  test('what the server never answers is sent once it is typed, and only then', () => {
    expect(patchOf(base, { ...draft, document_type: '3', qr_code: 'QR-1' })).toEqual({
      document_type: 3,
      qr_code: 'QR-1',
    })
    expect(patchOf(base, { ...draft, document_type: ' ', qr_code: '' })).toEqual({})
  })
})

describe('what stops a save', () => {
  test('an emptied name', () => {
    expect(read(base, { ...draft, name: ' ' })).toEqual({
      patch: { name: '' },
      productIds: [],
      problems: [{ path: fieldPath('name'), rule: 'required', maximum: null }],
    })
  })

  test('but not a name that was missing all along', () => {
    const nameless = sampleDetail({ name: null })
    expect(read(nameless, { ...formValuesOf(nameless), email: 'a@b.c' }).problems).toEqual([])
  })

  test.each(['north', '1,234.5', '0x10', '1e999', '12345678901234567890', '--1', '.'])(
    'the text "%s" in a field of numbers, which is reported and not dropped',
    (latitude) => {
      const changed = { ...draft, latitude }
      expect(read(base, changed)).toEqual({
        patch: {},
        productIds: [],
        problems: [{ path: fieldPath('latitude'), rule: 'number', maximum: null }],
      })
      expect(changesOf(base, changed)).toEqual([
        { field: 'latitude', before: '-34.9011', after: latitude },
      ])
    },
  )

  test('but not unreadable text that the server sent itself', () => {
    const odd = sampleDetail({ address: { latitude: 'north' } })
    expect(read(odd, formValuesOf(odd))).toEqual({ patch: {}, problems: [], productIds: [] })
  })

  test('a coordinate off the globe', () => {
    const { problems } = read(base, { ...draft, latitude: '90.1', longitude: '-180,1' })
    expect(problems).toEqual([
      { path: fieldPath('latitude'), rule: 'latitude', maximum: null },
      { path: fieldPath('longitude'), rule: 'longitude', maximum: null },
    ])
  })

  test('a date that is not on the calendar', () => {
    expect(read(base, { ...draft, birth_date: '2023-02-29' }).problems).toEqual([
      { path: fieldPath('birth_date'), rule: 'date', maximum: null },
    ])
  })

  test('a typed text that is too long, but not one that was too long before', () => {
    const long = sampleDetail({ notes: 'x'.repeat(2000) })
    const changed = { ...formValuesOf(long), status: 'ELEVEN-LONG' }
    expect(read(long, changed).problems).toEqual([
      { path: fieldPath('status'), rule: 'max', maximum: 10 },
    ])
  })

  test('each field once, in the order of the form', () => {
    const changed = { ...draft, end_date: 'x'.repeat(31), longitude: 'west', name: '' }
    expect(read(base, changed).problems).toEqual([
      { path: fieldPath('name'), rule: 'required', maximum: null },
      { path: fieldPath('end_date'), rule: 'max', maximum: 30 },
      { path: fieldPath('longitude'), rule: 'number', maximum: null },
    ])
  })
})

describe('laws', () => {
  const shows = (key: FieldKey) => !isWriteOnly(key)

  test('an untouched draft of any account sends nothing', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        expect(read(base, formValuesOf(base))).toEqual({ patch: {}, problems: [], productIds: [] })
      }),
    )
  })

  test('a patch applied to its base shows the draft', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, draft]) => {
        const shown = formValuesOf(applyPatch(base, patchOf(base, draft), nameless))
        const differing = fields
          .map(({ key }) => key)
          .filter((key) => shows(key) && !isSameValue(key, shown[key], draft[key]))
        expect(differing).toEqual([])
      }),
    )
  })

  test('once applied, a patch leaves nothing to send but what the server never answers', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, draft]) => {
        const applied = applyPatch(base, patchOf(base, draft), nameless)
        const left = Object.keys(patchOf(applied, draft)) as FieldKey[]
        expect(left.filter(shows)).toEqual([])
      }),
    )
  })

  test('the changes are the keys of the patch, and the numbers that cannot be read', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, fc.string(), ([base, draft], latitude) => {
        const odd = { ...draft, latitude }
        const changes = changesOf(base, odd)
        const { patch, problems } = read(base, odd)
        const unreadable = problems.filter(({ rule }) => rule === 'number')
        const told = [...Object.keys(patch), ...unreadable.map(({ path }) => pathId(path))]
        expect(changes.map(({ field }) => field).toSorted()).toEqual(told.toSorted())
      }),
    )
  })

  test('a patch never holds a value that the account has already', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, draft]) => {
        const before = formValuesOf(base)
        const idle = (Object.keys(patchOf(base, draft)) as FieldKey[]).filter((key) =>
          isSameValue(key, before[key], draft[key]),
        )
        expect(idle).toEqual([])
      }),
    )
  })

  test('without problems, a patch keeps to the contract; with them, it does not', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, draft]) => {
        const { patch, problems } = read(base, draft)
        expect(AccountPatch.safeParse(patch).success).toBe(problems.length === 0)
      }),
    )
  })
})
