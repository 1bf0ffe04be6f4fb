// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { DynamicField } from '#contract/dynamic-field.ts'
import { control, customField, openCustom } from './custom-scene.tsx'

afterEach(cleanup)

const button = (name: string) => screen.getByRole('button', { name })
const noButton = (name: string) => expect(screen.queryByRole('button', { name })).toBeNull()
const labels = () =>
  [...screen.getByRole('region', { name: 'Custom fields' }).querySelectorAll('label')].map(
    (label) => label.textContent,
  )

describe('a value keeps its JSON type:', () => {
  test.each<
    [kind: string, field: Partial<DynamicField>, shown: string, typed: string, sent: unknown]
  >([
    ['text', { type: 'texto', value: 'abc' }, 'abc', 'true', 'true'],
    ['a text of digits', { type: 'texto', value: '007' }, '007', '008', '008'],
    ['several lines', { type: 'memo', value: 'a\r\nb' }, 'a\nb', 'a{Enter}c', 'a\r\nc'],
    ['a number', { type: 'numero', value: 12.5 }, '12.5', '-13,25', -13.25],
    ['a number stored as text', { type: 'numero', value: '12,5' }, '12,5', '13.25', '13,25'],
    ['a date', { type: 'fecha', value: '2026-01-31' }, '2026-01-31', '2026-02-28', '2026-02-28'],
    ['a choice', { type: 'lista', value: 'Gold' }, 'Gold', 'Platinum{Tab}', 'Platinum'],
    ['a choice of numbers', { type: 'lista', value: 3 }, '3', '4{Tab}', 4],
    ['JSON', { type: 'geo', value: [1] }, '[\n  1\n]', '[[2, "3"]', [2, '3']],
    ['JSON where nothing is known', { type: null, value: null }, '', '"x"', 'x'],
  ])('%s', async (_kind, field, shown, typed, sent) => {
    const { user, body, problems, edited } = await openCustom({ fields: [customField(field)] })
    expect(control('Tier')).toHaveValue(shown)
    await user.clear(control('Tier'))
    await user.type(control('Tier'), typed)
    expect(body()).toEqual([{ field_id: '81', value: sent }])
    expect(problems()).toEqual([])
    expect(new Set(edited)).toEqual(new Set(['custom.81.value']))
    expect(control('Tier')).toHaveAccessibleDescription(/Changed/)
  })

  test.each<[type: string, before: DynamicField['value'], chosen: string, sent: unknown]>([
    ['boolean', true, 'No', false],
    ['boolean', null, 'Yes', true],
    ['boolean', 'sí', 'No', 'no'],
    ['boolean', true, 'Not set', null],
  ])('%s %j, then "%s"', async (type, before, chosen, sent) => {
    const { user, body } = await openCustom({ fields: [customField({ type, value: before })] })
    const select = screen.getByRole('combobox', { name: 'Tier' })
    expect(
      within(select)
        .getAllByRole('option')
        .map((each) => each.textContent),
    ).toEqual(['Not set', 'Yes', 'No'])
    await user.selectOptions(select, chosen)
    expect(body()).toEqual([{ field_id: '81', value: sent }])
  })
})

test('a choice offers known values and accepts others', async () => {
  const seen = ['Silver', 'Basic'].map((value) => customField({ type: 'lista', value }))
  const fields = [customField({ type: 'lista', value: 'Gold' })]
  const { user, body } = await openCustom({ fields, seen })
  await user.click(control('Tier'))
  expect(screen.getAllByRole('option').map((each) => each.textContent)).toEqual([
    'Basic',
    'Gold',
    'Silver',
  ])
  await user.click(screen.getByRole('option', { name: 'Silver' }))
  expect(body()).toEqual([{ field_id: '81', value: 'Silver' }])
  await user.clear(control('Tier'))
  await user.type(control('Tier'), 'Black')
  expect(screen.getByRole('option')).toHaveTextContent('Use “Black”')
})

test('the typed spelling stays until the focus leaves', async () => {
  const { user, body } = await openCustom({
    fields: [customField({ type: 'numero', value: 12.5 })],
  })
  await user.clear(control('Tier'))
  await user.type(control('Tier'), '12,50')
  expect(control('Tier')).toHaveValue('12,50')
  expect(body()).toEqual([])
  await user.tab()
  expect(control('Tier')).toHaveValue('12.5')
})

describe('a value that cannot be sent', () => {
  test.each([
    ['geo', { a: 1 }, '{{"a": ', 'Tier is not valid JSON.'],
    ['numero', 5, 'five', 'Tier must be a number.'],
    ['fecha', null, '31/12/2026', 'Tier must be a date, such as 2026-12-31.'],
  ])('of the type %s shows its error once the focus leaves', async (type, value, typed, error) => {
    const { user } = await openCustom({ fields: [customField({ type, value })] })
    await user.clear(control('Tier'))
    await user.type(control('Tier'), typed)
    expect(control('Tier')).toBeValid()
    await user.tab()
    expect(control('Tier')).toBeInvalid()
    expect(control('Tier')).toHaveAccessibleDescription(new RegExp(error))
    await user.type(control('Tier'), '1')
    expect(control('Tier')).toBeValid()
  })

  test('is kept when its control cannot show it', async () => {
    await openCustom({
      fields: [customField({ type: 'texto', value: null })],
      staged: [
        {
          field_id: '81',
          isAdded: false,
          type: 'boolean',
          value: { text: 'perhaps', value: undefined },
        },
      ],
    })
    expect(screen.getByRole('combobox', { name: 'Tier' })).toHaveValue('perhaps')
  })
})

describe('null', () => {
  test('differs from an empty text', async () => {
    await openCustom({
      fields: [
        customField({ name: 'One', type: 'texto', value: null }),
        customField({ field_id: '82', name: 'Two', type: 'texto', value: '' }),
      ],
    })
    expect(control('One')).toHaveAttribute('placeholder', 'Not set')
    expect(control('One')).not.toHaveAccessibleDescription(/Empty text/)
    noButton('Clear One')
    expect(control('Two')).toHaveAccessibleDescription('Empty text')
    expect(control('Two')).not.toHaveAttribute('placeholder')
    expect(button('Clear Two')).toBeInTheDocument()
  })

  test('is what "Clear" sends, and the focus returns to the control', async () => {
    const { user, body, edited } = await openCustom({
      fields: [customField({ type: 'lista', value: 'Gold' })],
    })
    await user.click(button('Clear Tier'))
    expect(body()).toEqual([{ field_id: '81', value: null }])
    expect(edited).toEqual(['custom.81.value'])
    expect(control('Tier')).toHaveValue('')
    expect(control('Tier')).toHaveFocus()
    expect(control('Tier')).toHaveAccessibleDescription(/Will be cleared/)
    noButton('Clear Tier')
  })
})

test('"Undo" reverts the whole field and returns the focus', async () => {
  const { user, body, edited } = await openCustom({
    fields: [customField({ type: 'texto', value: 'abc' })],
    staged: [{ field_id: '81', isAdded: false, order: '9', value: { text: 'x', value: 'x' } }],
  })
  expect(control('Tier')).toHaveAccessibleDescription(/Order changes from 1 to 9/)
  await user.click(button('Undo Tier'))
  expect(body()).toEqual([])
  expect(edited).toEqual(['custom.81'])
  expect(control('Tier')).toHaveValue('abc')
  expect(control('Tier')).toHaveFocus()
  noButton('Undo Tier')
})

test('fields keep the server’s order, and a staged order moves nothing', async () => {
  await openCustom({
    fields: [
      customField({ field_id: '1', name: 'Last', order: null }),
      customField({ field_id: '2', name: 'Third', order: 2 }),
      customField({ field_id: '3', name: 'First', order: -1 }),
      customField({ field_id: '4', name: 'Fourth', order: 2 }),
    ],
    staged: [{ field_id: '3', isAdded: false, order: '99' }],
  })
  expect(labels()).toEqual(['First', 'Third', 'Fourth', 'Last'])
})

test('a field without a name is named by its id, and fields of the same name show their ids', async () => {
  await openCustom({
    fields: [
      customField({ field_id: '1', name: ' ' }),
      customField({ field_id: '2', name: 'Same' }),
      customField({ field_id: '3', name: 'Same' }),
    ],
  })
  expect(labels()).toEqual(['Field 1', 'Same', 'Same'])
  const [one, other] = screen.getAllByLabelText('Same')
  expect(one).toHaveAccessibleDescription(/ID 2/)
  expect(other).toHaveAccessibleDescription(/ID 3/)
  expect(control('Field 1')).not.toHaveAccessibleDescription(/ID 1/)
})

test('no other label contains the name of a field', async () => {
  await openCustom({ fields: [customField({ type: 'fecha', value: '2026-01-31' })] })
  expect(screen.getAllByLabelText(/Tier/)).toEqual([control('Tier')])
})

test('a number that has lost digits has a warning', async () => {
  await openCustom({
    fields: [
      customField({ name: 'One', value: [2 ** 60] }),
      customField({ field_id: '82', name: 'Two', type: 'numero', value: 2 ** 60 }),
    ],
  })
  expect(control('One')).toHaveAccessibleDescription(/write it as text in quotes/)
  expect(control('Two')).toHaveAccessibleDescription(/its last digits may be wrong/)
})

test('an account without custom fields says so', async () => {
  await openCustom()
  expect(screen.getByText('This account has no custom fields.')).toBeInTheDocument()
})

test('all errors of a field appear at its value, each once', async () => {
  const { show } = await openCustom({ fields: [customField({ type: 'texto', value: 'abc' })] })
  expect(control('Tier')).toBeValid()
  show({
    errors: {
      'custom.81': 'Refused.',
      'custom.81.order': 'Order must be a number.',
      'custom.81.value': 'Refused.',
      'custom.811': 'Of another.',
    },
  })
  expect(control('Tier')).toBeInvalid()
  expect(control('Tier')).toHaveAccessibleDescription('Refused. Order must be a number.')
  expect(control('Tier').id).toBe('field-custom.81.value')
})

test('a field that is being saved is locked but focusable', async () => {
  const fields = [
    customField({ name: 'One', type: 'texto', value: 'abc' }),
    customField({ field_id: '82', name: 'Two', type: 'boolean', value: true }),
    customField({ field_id: '83', name: 'Three', type: 'lista', value: 'Gold' }),
  ]
  const { user, body } = await openCustom({
    fields,
    locked: new Set(['custom.81', 'custom.82', 'custom.83']),
  })
  for (const name of ['One', 'Two', 'Three']) {
    expect(control(name)).toHaveAccessibleDescription(/Being saved/)
    expect(control(name)).toBeEnabled()
    await user.click(button(`Clear ${name}`))
    await user.click(button(`Settings of ${name}`))
  }
  await user.type(control('One'), 'x')
  await user.type(control('Three'), 'x{Tab}')
  expect(within(control('Two')).getAllByRole('option')).toHaveLength(1)
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(body()).toEqual([])
})

test('typing in one field renders no other', async () => {
  const draws = new Map<string, number>()
  const fields = Array.from({ length: 40 }, (_, place) => ({
    ...customField({ field_id: `${place}`, name: `Field ${place}`, type: 'texto' }),
    // Only the rendering of a field reads its value.
    get value() {
      draws.set(this.field_id, (draws.get(this.field_id) ?? 0) + 1)
      return 'abc'
    },
  }))
  const { user } = await openCustom({ fields })
  draws.clear()
  await user.type(control('Field 7'), 'defg')
  expect([...draws.keys()]).toEqual(['7'])
})

test('a control that replaces another takes its focus', async () => {
  const { user, show } = await openCustom({ fields: [customField({ value: null })] })
  await user.type(control('Tier'), '12')
  show({ fields: [customField({ value: 12 })] })
  expect(control('Tier')).toHaveAttribute('inputmode', 'decimal')
  expect(control('Tier')).toHaveFocus()
})
