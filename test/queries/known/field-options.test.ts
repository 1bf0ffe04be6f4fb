import * as fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import { AccountDetail } from '#contract/account.ts'
import { FieldOptions } from '#queries/known/field-options.ts'
import { mergeFields, type KnownField } from '#queries/known/known-field.ts'
import { knownStorage } from '#queries/known/known-storage.ts'
import { stubIndexedDb } from '../../indexed-db.ts'

beforeEach(stubIndexedDb)

const store = () => knownStorage('acme')
const open = () => new FieldOptions(store())

/** The options after a reload, once storage has answered. */
async function reopen(): Promise<FieldOptions> {
  await store().keepFields([])
  const options = open()
  await store().fields()
  return options
}

/** An account with one field, by default "7" of the type "lista". */
const account = (value: unknown, field: Record<string, unknown> = {}) =>
  AccountDetail.parse({
    id: '1',
    dynamic_fields: [{ field_id: '7', name: 'Tier', type: 'lista', order: 1, value, ...field }],
  })

function learnAll(options: FieldOptions, values: readonly unknown[]): readonly Json[] {
  for (const value of values) options.addFromDetail(account(value))
  return options.optionsOf('7')
}

describe('the options of a choice', () => {
  test('are the values it has had, each once, sorted by their text', () => {
    expect(learnAll(open(), ['Gold', 'basic', 'Álamo', 'Gold', 'Premium'])).toEqual([
      'Álamo',
      'basic',
      'Gold',
      'Premium',
    ])
  })

  test('keep their JSON type, and numbers sort by value', () => {
    expect(learnAll(open(), [10, 9, '9', true])).toEqual([9, '9', 10, true])
  })

  test.each([[null], [''], ['  '], ['x'.repeat(201)], [['Gold']], [{ id: 1 }], [2 ** 60]])(
    'are plain values: %j is not one',
    (value) => expect(learnAll(open(), [value])).toEqual([]),
  )

  test('may have 200 characters, however they are encoded', () => {
    const long = '😀'.repeat(200)
    expect(learnAll(open(), [long])).toEqual([long])
  })

  test('are limited to the newest 200', () => {
    const options = learnAll(
      open(),
      Array.from({ length: 205 }, (_, index) => `option ${index}`),
    )
    expect(options).toHaveLength(200)
    expect(options[0]).toBe('option 5')
    expect(options.at(-1)).toBe('option 204')
  })

  test('are empty for a field that was never seen', () => {
    expect(open().optionsOf('8')).toEqual([])
  })
})

describe('personal data', () => {
  test.each(['texto', 'numero', 'fecha', 'boolean', 'unheard-of', null])(
    'a field of type %j keeps no value',
    async (type) => {
      const options = open()
      for (const value of ['Ana Suárez', 42, '1980-02-29', true]) {
        options.addFromDetail(account(value, { type }))
      }
      expect(options.optionsOf('7')).toEqual([])
      expect((await reopen()).optionsOf('7')).toEqual([])
    },
  )

  test('a choice that has become a text keeps no values', async () => {
    const options = open()
    learnAll(options, ['Gold'])
    options.addFromDetail(account('Ana Suárez', { type: 'texto' }))
    expect(options.optionsOf('7')).toEqual([])
    expect((await reopen()).optionsOf('7')).toEqual([])
  })
})

describe('the known fields', () => {
  test('are listed by name, with their type', () => {
    const options = open()
    options.addFromDetail(account('Gold'))
    options.addFromDetail(account(true, { field_id: '8', name: 'Signed', type: 'boolean' }))
    options.addFromDetail(account(1, { field_id: '9', name: null, type: null }))
    expect(options.knownFields()).toEqual([
      { field_id: '9', name: null, type: null },
      { field_id: '8', name: 'Signed', type: 'boolean' },
      { field_id: '7', name: 'Tier', type: 'lista' },
    ])
  })

  test('take a new name, and keep what an account leaves out', () => {
    const options = open()
    options.addFromDetail(account('Gold'))
    options.addFromDetail(account('Silver', { name: 'Level', type: null }))
    options.addFromDetail(account(null, { name: null }))
    expect(options.knownFields()).toEqual([{ field_id: '7', name: 'Level', type: 'lista' }])
    expect(options.optionsOf('7')).toEqual(['Gold', 'Silver'])
  })
})

test('both arrays stay the same until a read changes them, and then notify their listeners', () => {
  const options = open()
  const listener = vi.fn<() => void>()
  const stop = options.subscribe(listener)
  learnAll(options, ['Gold'])
  const [before, fields] = [options.optionsOf('7'), options.knownFields()]
  learnAll(options, ['Gold', null])
  expect(listener).toHaveBeenCalledTimes(1)
  expect(options.optionsOf('7')).toBe(before)
  expect(options.knownFields()).toBe(fields)
  expect(options.optionsOf('none')).toBe(options.optionsOf('neither'))

  options.addFromDetail(account(true, { field_id: '8' }))
  expect(listener).toHaveBeenCalledTimes(2)
  expect(options.optionsOf('7')).toBe(before)
  expect(options.knownFields()).not.toBe(fields)
  stop()
  learnAll(options, ['Silver'])
  expect(listener).toHaveBeenCalledTimes(2)
})

describe('stored options', () => {
  test('arrive after the page has started, join what has been read since, and notify', async () => {
    learnAll(open(), ['Gold', 'Silver'])
    await store().keepFields([])
    const options = open()
    const listener = vi.fn<() => void>()
    options.addFromDetail(account('Basic', { name: 'Level' }))
    options.subscribe(listener)
    await vi.waitFor(() => expect(listener).toHaveBeenCalledTimes(1))
    expect(options.optionsOf('7')).toEqual(['Basic', 'Gold', 'Silver'])
    expect(options.knownFields()).toEqual([{ field_id: '7', name: 'Level', type: 'lista' }])
  })

  test('come from all tabs', async () => {
    const [local, remote] = [await reopen(), await reopen()]
    learnAll(local, ['Gold'])
    learnAll(remote, ['Silver'])
    expect((await reopen()).optionsOf('7')).toEqual(['Gold', 'Silver'])
  })
})

test('merging two records of a field loses only the oldest of too many options', () => {
  const options = fc.uniqueArray(fc.oneof(fc.integer(), fc.boolean(), fc.string()), {
    maxLength: 200,
    comparator: 'SameValueZero',
  })
  const field = (some: KnownField['options']): KnownField => ({
    field_id: '7',
    name: null,
    type: 'lista',
    options: some,
  })
  fc.assert(
    fc.property(options, options, (one, other) => {
      const [older, newer] = [field(one), field(other)]
      const merged = mergeFields(older, newer).options
      const union = new Set([...one, ...other])
      expect(merged).toHaveLength(Math.min(200, union.size))
      expect(new Set(merged).size).toBe(merged.length)
      expect(merged.every((option) => union.has(option))).toBe(true)
      expect(other.every((option) => one.includes(option) || merged.includes(option))).toBe(true)
      expect(mergeFields(older, older)).toBe(older)
    }),
  )
})
