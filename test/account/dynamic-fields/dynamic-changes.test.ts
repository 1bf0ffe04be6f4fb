import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDynamicChange, toDynamicChanges } from '#account/dynamic-fields/dynamic-changes.ts'
import {
  dynamicText,
  stageDynamic,
  undoDynamic,
  type DynamicTexts,
  type Json,
} from '#account/dynamic-fields/dynamic-edits.ts'
import { editValue, textOfValue } from '#account/dynamic-fields/dynamic-value.ts'
import { isSameJson } from '#account/fields/json.ts'
import { dynamicPath } from '#account/fields/field-path.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { DynamicField } from '#contract/dynamic-field.ts'
import { anyDetailAndEdits } from '../arbitrary-edits.ts'

const tier = DynamicField.parse({
  field_id: '700000000000000001',
  name: 'Tier',
  type: 'lista',
  order: 1,
  value: 'Gold',
})
const id = tier.field_id
const holding = (value: unknown) => DynamicField.parse({ ...tier, type: null, value })
const value = (json: Json): DynamicTexts => ({ value: { text: 'as typed', value: json } })

/** The entries and the problems when these texts are staged. */
function sent(texts: DynamicTexts, field: DynamicField | null = tier) {
  const edits = stageDynamic([], field, { field_id: id, ...texts })
  const { changes, problems } = toDynamicChanges(field ? [field] : [], edits)
  return { changes, problems: problems.map(({ path, rule }) => [path, rule]) }
}

describe('an entry of the body', () => {
  test('carries only the id and what changed', () => {
    expect(sent({ name: 'Tier', type: 'lista', order: '1', ...value('Silver') })).toEqual({
      changes: [{ field_id: id, value: 'Silver' }],
      problems: [],
    })
  })

  test('has null for a cleared value, and an empty text for an empty text', () => {
    expect(sent({ value: { text: null, value: null } }).changes).toEqual([
      { field_id: id, value: null },
    ])
    expect(sent(value('')).changes).toEqual([{ field_id: id, value: '' }])
  })

  test('carries a value of another JSON type, which is a different value', () => {
    expect(sent(value('1'), holding(1)).changes).toEqual([{ field_id: id, value: '1' }])
    expect(sent(value(false), holding(null)).changes).toEqual([{ field_id: id, value: false }])
    expect(sent(value({ b: 1, a: [2] }), holding({ a: [2], b: 1 })).changes).toEqual([])
  })

  test('carries an order with a decimal comma as a number', () => {
    expect(sent({ order: '1,5' }).changes).toEqual([{ field_id: id, order: 1.5 }])
    expect(sent({ order: '1,0' }).changes).toEqual([])
  })

  test('of a new field carries what is filled in, with every digit of the id', () => {
    const [change] = sent({ name: 'Region', type: ' ', order: '', ...value(null) }, null).changes
    expect(JSON.stringify(change)).toBe('{"field_id":"700000000000000001","name":"Region"}')
    expect(sent({}, null).changes).toEqual([{ field_id: id }])
  })

  test('carries a huge value unchanged', () => {
    const huge = 'x'.repeat(1_000_000)
    expect(sent(value(huge)).changes).toEqual([{ field_id: id, value: huge }])
  })

  test('has null in place of a number that was too large to be read', () => {
    const edit = { value: { text: null, value: null } }
    expect(sent(edit, holding(Infinity)).changes).toEqual([{ field_id: id, value: null }])
  })
})

describe('a problem', () => {
  test.each([
    ['name', 'required', { name: ' ' }],
    ['type', 'required', { type: '' }],
    ['order', 'required', { order: '' }],
    ['order', 'number', { order: 'first' }],
    ['order', 'number', { order: '12345678901234567890' }],
  ] as const)(
    'arises when the %s of an existing field breaks the rule "%s": %j',
    (key, rule, texts) => {
      expect(sent(texts)).toEqual({
        changes: [{ field_id: id }],
        problems: [[dynamicPath(id, key), rule]],
      })
    },
  )

  test.each([
    ['number', 'a few', 5],
    ['too-long-number', '9007199254740993', 5],
    ['json', '{"a":', { a: 1 }],
    ['boolean', 'perhaps', true],
  ])('arises from a text of the wrong kind: %s', (rule, text, before) => {
    const field = holding(before)
    const typed = { value: editValue(valueKind(null, before), text, before) }
    expect(sent(typed, field)).toEqual({
      changes: [{ field_id: id }],
      problems: [[dynamicPath(id, 'value'), rule]],
    })
  })

  test('arises from a value that breaks no other rule', () => {
    expect(sent({ value: { text: 'Silver', value: undefined } }).problems).toEqual([
      [dynamicPath(id, 'value'), 'invalid'],
    ])
  })

  test('does not arise from a name, type and order that were missing before', () => {
    const bare = DynamicField.parse({ field_id: id })
    expect(sent({ name: '', type: ' ', order: '', ...value(1) }, bare)).toEqual({
      changes: [{ field_id: id, value: 1 }],
      problems: [],
    })
  })
})

test('an edit keeps its position when it is staged again, and undoDynamic removes it', () => {
  const first = stageDynamic([], tier, { field_id: id, name: 'A' })
  const both = stageDynamic(first, null, { field_id: '2' })
  const again = stageDynamic(both, tier, { field_id: id, name: 'B' })
  expect(again).toEqual([
    { field_id: id, isAdded: false, name: 'B' },
    { field_id: '2', isAdded: true },
  ])
  expect(undoDynamic(again, '2')).toEqual([again[0]])
})

describe('laws', () => {
  test('an entry carries only its field_id and what changed', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([{ dynamic_fields }, edits]) => {
        for (const edit of edits.dynamic_fields) {
          const field = dynamic_fields.find(({ field_id }) => field_id === edit.field_id) ?? null
          const { change, problems } = toDynamicChange(field, edit)
          const { field_id, ...values } = change
          expect(field_id).toBe(edit.field_id)
          const rejected = new Set(problems.map(({ path }) => 'key' in path && path.key))
          for (const [key, sent] of Object.entries(values)) {
            if (rejected.has(key as 'name')) continue
            const before = field?.[key as 'name'] ?? null
            expect([key, isSameJson(before, sent)]).toEqual([key, false])
          }
        }
      }),
    )
  })

  test('staging the original texts again leaves nothing to send', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([{ dynamic_fields }, edits]) => {
        for (const field of dynamic_fields) {
          const { field_id, type, value: before } = field
          const kind = valueKind(type, before)
          const asRead = {
            field_id,
            name: dynamicText(field, 'name'),
            type: dynamicText(field, 'type'),
            order: dynamicText(field, 'order'),
            value: editValue(kind, before === null ? null : textOfValue(kind, before), before),
          }
          const staged = stageDynamic(edits.dynamic_fields, field, asRead)
          expect(staged).toEqual(undoDynamic(edits.dynamic_fields, field_id))
        }
      }),
    )
  })

  test('each field has one entry', () => {
    fc.assert(
      fc.property(anyDetailAndEdits, ([base, edits]) => {
        const { ids } = toDynamicChanges(base.dynamic_fields, edits.dynamic_fields)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})
