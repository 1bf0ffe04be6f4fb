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
const formValues = formValuesOf(base)
const nameless = () => null
const patchOf = (base: AccountDetail, formValues: FormValues) =>
  toPatch(base, fieldEdits(formValues))
const read = (base: AccountDetail, formValues: FormValues) =>
  readEdits(base, fieldEdits(formValues))

describe('the patch', () => {
  test('is empty for untouched form values', () => {
    expect(patchOf(base, formValues)).toEqual({})
  })

  test('sends an emptied e-mail as null', () => {
    expect(patchOf(base, { ...formValues, email: '' })).toEqual({ email: null })
  })

  test('sends a blank text as null', () => {
    expect(patchOf(base, { ...formValues, notes: ' \n' })).toEqual({ notes: null })
  })

  test('does not send a blank text in a field that was empty', () => {
    expect(patchOf(sampleDetail({ notes: null }), { ...formValues, notes: '  ' })).toEqual({})
    expect(patchOf(sampleDetail({ notes: '  ' }), { ...formValues, notes: '' })).toEqual({})
  })

  test('sends typed text unchanged, and never trims untouched text', () => {
    const padded = sampleDetail({ street: null, name: ' Acme ' })
    const patch = patchOf(padded, { ...formValuesOf(padded), corner: ' Ejido ' })
    expect(patch).toEqual({ corner: ' Ejido ' })
  })

  test('does not send a date with a time until somebody retypes it', () => {
    expect(formValues.start_date).toBe('2024-01-15T00:00:00Z')
    expect(patchOf(base, { ...formValues, start_date: '2024-01-15' })).toEqual({
      start_date: '2024-01-15',
    })
  })

  test.each(['-34.9011', '-34.90110', '-34,9011', ' -34.9011 ', '−34.9011', '-3.49011e1'])(
    'does not send a latitude respelled as "%s", which is the same number',
    (latitude) => {
      expect(patchOf(base, { ...formValues, latitude })).toEqual({})
    },
  )

  test('sends a coordinate as a number, reading a comma as a decimal point', () => {
    expect(patchOf(base, { ...formValues, latitude: '-34,5', longitude: '' })).toEqual({
      latitude: -34.5,
      longitude: null,
    })
  })

  test('sends a long id as text, to its last digit', () => {
    expect(patchOf(base, { ...formValues, client_id: '123456789012345679' })).toEqual({
      client_id: '123456789012345679',
    })
  })

  test('never sends the city', () => {
    expect(patchOf(base, { ...formValues, city_id: '1' })).toEqual({})
  })

  test('sends a write-only field once somebody types in it, and only then', () => {
    expect(patchOf(base, { ...formValues, document_type: '3', qr_code: 'QR-1' })).toEqual({
      document_type: 3,
      qr_code: 'QR-1',
    })
    expect(patchOf(base, { ...formValues, document_type: ' ', qr_code: '' })).toEqual({})
  })
})

describe('a problem', () => {
  test('arises from an emptied name', () => {
    expect(read(base, { ...formValues, name: ' ' })).toEqual({
      patch: { name: '' },
      productIds: [],
      problems: [{ path: fieldPath('name'), rule: 'required', maximum: null }],
    })
  })

  test('does not arise from a name that was missing before', () => {
    const nameless = sampleDetail({ name: null })
    expect(read(nameless, { ...formValuesOf(nameless), email: 'a@b.c' }).problems).toEqual([])
  })

  test.each(['north', '1,234.5', '0x10', '1e999', '12345678901234567890', '--1', '.'])(
    'arises from the text "%s" in a field of numbers, and the change is still listed',
    (latitude) => {
      const changed = { ...formValues, latitude }
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

  test('does not arise from unreadable text that the server sent', () => {
    const odd = sampleDetail({ address: { latitude: 'north' } })
    expect(read(odd, formValuesOf(odd))).toEqual({ patch: {}, problems: [], productIds: [] })
  })

  test('arises from a coordinate out of range', () => {
    const { problems } = read(base, { ...formValues, latitude: '90.1', longitude: '-180,1' })
    expect(problems).toEqual([
      { path: fieldPath('latitude'), rule: 'latitude', maximum: null },
      { path: fieldPath('longitude'), rule: 'longitude', maximum: null },
    ])
  })

  test('arises from a date that does not exist', () => {
    expect(read(base, { ...formValues, birth_date: '2023-02-29' }).problems).toEqual([
      { path: fieldPath('birth_date'), rule: 'date', maximum: null },
    ])
  })

  test('arises from a typed text that is too long, but not from a stored one', () => {
    const long = sampleDetail({ notes: 'x'.repeat(2000) })
    const changed = { ...formValuesOf(long), status: 'ELEVEN-LONG' }
    expect(read(long, changed).problems).toEqual([
      { path: fieldPath('status'), rule: 'max', maximum: 10 },
    ])
  })

  test('is reported once per field, in the order of the form', () => {
    const changed = { ...formValues, end_date: 'x'.repeat(31), longitude: 'west', name: '' }
    expect(read(base, changed).problems).toEqual([
      { path: fieldPath('name'), rule: 'required', maximum: null },
      { path: fieldPath('end_date'), rule: 'max', maximum: 30 },
      { path: fieldPath('longitude'), rule: 'number', maximum: null },
    ])
  })
})

describe('laws', () => {
  const shows = (key: FieldKey) => !isWriteOnly(key)

  test('untouched form values of any account send nothing', () => {
    fc.assert(
      fc.property(anyDetail, (base) => {
        expect(read(base, formValuesOf(base))).toEqual({ patch: {}, problems: [], productIds: [] })
      }),
    )
  })

  test('a patch applied to its base gives the form values', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, formValues]) => {
        const shown = formValuesOf(applyPatch(base, patchOf(base, formValues), nameless))
        const differing = fields
          .map(({ key }) => key)
          .filter((key) => shows(key) && !isSameValue(key, shown[key], formValues[key]))
        expect(differing).toEqual([])
      }),
    )
  })

  test('once applied, a patch leaves only write-only fields to send', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, formValues]) => {
        const applied = applyPatch(base, patchOf(base, formValues), nameless)
        const left = Object.keys(patchOf(applied, formValues)) as FieldKey[]
        expect(left.filter(shows)).toEqual([])
      }),
    )
  })

  test('the changes are the keys of the patch and the unreadable numbers', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, fc.string(), ([base, formValues], latitude) => {
        const odd = { ...formValues, latitude }
        const changes = changesOf(base, odd)
        const { patch, problems } = read(base, odd)
        const unreadable = problems.filter(({ rule }) => rule === 'number')
        const expected = [...Object.keys(patch), ...unreadable.map(({ path }) => pathId(path))]
        expect(changes.map(({ field }) => field).toSorted()).toEqual(expected.toSorted())
      }),
    )
  })

  test('a patch never holds a value that the account already has', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, formValues]) => {
        const before = formValuesOf(base)
        const idle = (Object.keys(patchOf(base, formValues)) as FieldKey[]).filter((key) =>
          isSameValue(key, before[key], formValues[key]),
        )
        expect(idle).toEqual([])
      }),
    )
  })

  test('a patch breaks the contract exactly when it has problems', () => {
    fc.assert(
      fc.property(anyDetailAndFormValues, ([base, formValues]) => {
        const { patch, problems } = read(base, formValues)
        expect(AccountPatch.safeParse(patch).success).toBe(problems.length === 0)
      }),
    )
  })
})
