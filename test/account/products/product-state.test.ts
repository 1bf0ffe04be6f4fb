import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsBeforeStart, productState } from '#account/products/product-state.ts'

const today = '2026-11-10'
const endsOn = (end_date: string) => productState({ end_date, status: '' }, today)

test.each([
  ['2026-11-09', 'expired', -1],
  ['2024-02-29', 'expired', -985],
  ['2026-11-10', 'soon', 0],
  ['2026-11-22', 'soon', 12],
  ['2026-12-10', 'soon', 30],
  ['2026-12-11', null, 31],
  [' 2026-11-22 ', 'soon', 12],
])(
  'on 10 November, a product that ends on %s is %s, with %s days left',
  (end, expiry, daysLeft) => {
    expect(endsOn(end)).toEqual({ expiry, daysLeft, isInactive: false })
  },
)

test.each(['', ' ', 'someday', '2026-02-30', '20261110'])('"%s" is not an end date', (end) => {
  expect(endsOn(end)).toEqual({ expiry: null, daysLeft: null, isInactive: false })
})

test('a time and its time zone never move the day', () => {
  const day = fc.date({
    min: new Date('2000-01-01'),
    max: new Date('2099-12-31'),
    noInvalidDate: true,
  })
  const time = fc.constantFrom('T00:00:00Z', 'T23:59:59-03:00', 'T03:00:00.000Z', ' 00:30+14:00')
  fc.assert(
    fc.property(day, time, (date, suffix) => {
      const end = date.toISOString().slice(0, 10)
      expect(endsOn(end + suffix)).toEqual(endsOn(end))
    }),
  )
})

describe('a status', () => {
  const isInactive = (status: string) => productState({ end_date: '', status }, today).isInactive

  test.each([
    'Inactive',
    'inactivo',
    'INATIVA',
    'Baja',
    'Dado de baja',
    'Anulada',
    'Cancelado',
    'Canceled',
    'cancelled ',
    'Suspended',
    'Suspenso',
    'I',
  ])('"%s" means inactive', (status) => {
    expect(isInactive(status)).toBe(true)
  })

  test.each(['', 'Active', 'A', 'B', 'S', 'Pending', 'Not inactive', 'Bajando', '0'])(
    '"%s" does not mean inactive',
    (status) => {
      expect(isInactive(status)).toBe(false)
    },
  )
})

test.each([
  ['2026-01-02', '2026-01-01', true],
  ['2026-01-01T23:00:00Z', '2026-01-01', false],
  ['2026-01-01', '2026-01-02', false],
  ['', '2026-01-01', false],
  ['2026-01-01', 'never', false],
])('from %s to %s ends before it starts: %s', (start_date, end_date, isEarly) => {
  expect(endsBeforeStart({ start_date, end_date })).toBe(isEarly)
})
