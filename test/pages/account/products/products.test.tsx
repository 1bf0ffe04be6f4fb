// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { pageNow } from '#clock/page-clock.ts'
import { stageAdd, stageUpdate, type ProductTexts } from '#account/products/product-edits.ts'
import { named } from '#mock/catalogue.ts'
import type { ShownAdd } from '#editing/overlay/pending-products.ts'
import {
  button,
  editor,
  home,
  input,
  openProducts,
  productOf,
  region,
  rowOf,
  table,
} from './open-products.tsx'

afterEach(cleanup)
afterEach(() => vi.useRealTimers())

const car = 'Vehicle Insurance, National Insurance Co.'
const house = 'Home Insurance, National Insurance Co.'
const idOf = (list: Parameters<typeof named>[0], name: string) => named(list, name).id
const announced = (text: string) =>
  waitFor(() => expect(screen.getByText(text).closest('[aria-live=polite]')).not.toBeNull())

describe('the table', () => {
  test('is a table whose rows have named buttons, also when shown as cards', async () => {
    await openProducts()
    expect(
      table()
        .getAllByRole('columnheader')
        .map((cell) => cell.textContent),
    ).toEqual([
      'Product type',
      'Provider',
      'Coverage',
      'Start date',
      'End date',
      'Status',
      'Actions',
    ])
    expect(table().getAllByRole('rowheader')).toHaveLength(2)
    expect(button(`Edit ${car}`)).toHaveAttribute('id', 'field-product.1')
    expect(button(`Remove ${house}`)).toBeVisible()
    expect(region().queryByRole('button', { name: `Undo ${car}` })).toBeNull()
  })

  test('an account without products says so', async () => {
    await openProducts({ products: [] })
    expect(table().getByText('This account has no products.')).toBeVisible()
  })

  test('products of the same name are distinguished by coverage or id', async () => {
    const products = [
      productOf({ id: '1', coverage_id: '7', coverage_name: 'Full' }),
      productOf({ id: '2', coverage_id: '8', coverage_name: 'Basic' }),
      productOf({ id: '3', coverage_id: '8', coverage_name: 'Basic' }),
    ]
    await openProducts({ products })
    const names = region()
      .getAllByRole('button', { name: /^Edit/ })
      .map((each) => each.getAttribute('title'))
    expect(names).toEqual([`Edit ${car}, Full`, `Edit ${car}, Basic, 2`, `Edit ${car}, Basic, 3`])
  })

  test('a product without ids or names can still be edited', async () => {
    await openProducts({
      products: [
        productOf({
          provider_id: null,
          provider_name: null,
          product_type_id: '99',
          product_type_name: null,
        }),
      ],
    })
    expect(button('Edit 99, –')).toBeVisible()
  })

  test('expired, ending and inactive products are marked in words', async () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 10, 12), toFake: ['Date'] })
    const products = [
      productOf({ end_date: '2026-11-09T23:00:00Z' }),
      productOf({ id: '2', end_date: '2026-11-22' }),
      productOf({ id: '3', end_date: '2026-11-10' }),
      productOf({ id: '4', status: 'I' }),
      productOf({ id: '5', status: 'Baja' }),
      productOf({ id: '6' }),
    ]
    await openProducts({ products })
    const rows = table().getAllByRole('row').slice(1)
    const marks = ['Expired', 'Ends in 12 days', 'Ends today', 'Inactive', 'Inactive', null]
    expect(
      rows.map(
        (row) => within(row).queryAllByText(/Expired|Ends|Inactive/)[0]?.textContent ?? null,
      ),
    ).toEqual(marks)
    expect(within(rows[3] as HTMLElement).getAllByText('Inactive')).toHaveLength(1)
  })
})

describe('the editor', () => {
  test('Apply stages only the changed values and submits nothing', async () => {
    const { user, staged, submit, onEdit } = await openProducts()
    await user.click(button(`Edit ${car}`))
    expect(editor().getByRole('heading', { name: `Edit ${car}` })).toBeVisible()
    expect(input('Provider')).toHaveValue('National Insurance Co.')
    expect(input('Status')).toHaveValue('Active')
    await user.clear(input('End date'))
    await user.type(input('End date'), '2091-01-31')
    await user.clear(input('Status'))
    await user.click(editor().getByRole('button', { name: 'Apply' }))
    expect(region().queryByRole('dialog')).toBeNull()
    expect(staged()).toEqual([
      { action: 'update', product_id: '1', values: { end_date: '2091-01-31', status: '' } },
    ])
    expect(button(`Edit ${car}`)).toHaveFocus()
    expect(onEdit).toHaveBeenCalledWith('product.1')
    expect(submit).not.toHaveBeenCalled()
    const row = within(rowOf(car))
    expect(row.getByText('Changed')).toBeVisible()
    expect(row.getByText('2090-12-31').tagName).toBe('DEL')
    expect(row.getByText('2091-01-31').tagName).toBe('INS')
    expect(row.getByText('Cleared')).toBeVisible()
    await announced(`Staged: change ${car}, not saved yet`)
  })

  test('a new product is staged under its names, and the focus returns to "Add product"', async () => {
    const { user, staged } = await openProducts()
    await user.click(button('Add product'))
    expect(input('Provider')).toHaveFocus()
    await user.type(input('Provider'), 'Mutual Oriental')
    await user.type(input('Product type'), 'Life Insurance')
    await user.type(input('Coverage'), '123456789012345678')
    await user.click(editor().getByRole('button', { name: 'Apply' }))
    expect(staged()).toEqual([
      {
        action: 'add',
        key: expect.any(String) as string,
        values: {
          provider_id: idOf('providers', 'Mutual Oriental'),
          product_type_id: idOf('product_types', 'Life Insurance'),
          coverage_id: '123456789012345678',
          start_date: '',
          end_date: '',
          status: '',
        },
      },
    ])
    expect(button('Add product')).toHaveFocus()
    const row = within(rowOf('Life Insurance, Mutual Oriental'))
    expect(row.getByText('New')).toBeVisible()
    expect(row.getByText('123456789012345678')).toBeVisible()
    await announced('Staged: add Life Insurance, Mutual Oriental, not saved yet')
  })

  test('a new product keeps its key when edited again', async () => {
    const { user, staged, edits } = await openProducts({ products: [] })
    act(() => edits.set({ products: [newLife] }))
    await user.click(button('Edit Life Insurance, Mutual Oriental'))
    await user.type(input('Start date'), '2026-05-01{Enter}')
    expect(staged()).toEqual([
      { ...newLife, values: { ...newLife.values, start_date: '2026-05-01' } },
    ])
  })

  test('an Enter that ends a composition does not apply', async () => {
    const { user, staged } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.clear(input('End date'))
    fireEvent.keyDown(input('End date'), { key: 'Enter', keyCode: 229 })
    expect(region().getByRole('dialog')).toBeVisible()
    expect(staged()).toEqual([])
  })

  test('Enter applies, commits text typed in a list first, and submits no form', async () => {
    const { user, staged, submit } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.clear(input('Status'))
    await user.type(input('Status'), 'Pending{Enter}')
    expect(input('Status')).toHaveValue('Pending')
    expect(staged()).toEqual([])
    await user.keyboard('{Enter}')
    expect(region().queryByRole('dialog')).toBeNull()
    expect(staged()).toEqual([{ action: 'update', product_id: '1', values: { status: 'P' } }])
    expect(submit).not.toHaveBeenCalled()
  })

  test('text typed in a list counts, even when a script presses "Apply"', async () => {
    const { user, staged } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.clear(input('Status'))
    await user.type(input('Status'), 'Pending')
    act(() => editor().getByRole('button', { name: 'Apply' }).click())
    expect(staged()).toEqual([{ action: 'update', product_id: '1', values: { status: 'P' } }])
  })

  test('errors appear at their fields, the first gets the focus, and nothing is staged', async () => {
    const { user, staged } = await openProducts()
    await user.click(button('Add product'))
    await user.type(input('Start date'), 'tomorrow')
    await user.type(input('Status'), 'x'.repeat(11))
    await user.click(editor().getByRole('button', { name: 'Apply' }))
    expect(staged()).toEqual([])
    expect(input('Provider')).toHaveFocus()
    expect(input('Provider')).toHaveAccessibleDescription('Choose a provider.')
    expect(input('Product type')).toHaveAccessibleDescription('Choose a product type.')
    expect(input('Start date')).toHaveAccessibleDescription(
      'Start date must be a date, such as 2026-12-31.',
    )
    expect(input('Status')).toHaveAccessibleDescription(
      'Status takes at most 10 characters; this has 11.',
    )
    expect(editor().getByRole('alert')).toHaveTextContent('Choose a provider.')
    await user.type(input('Start date'), 'x')
    expect(input('Start date')).toBeValid()
    expect(input('Provider')).toBeInvalid()
  })

  test('an end date before the start date is only a warning', async () => {
    const { user, staged } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.clear(input('End date'))
    await user.type(input('End date'), '2025-12-31')
    expect(input('End date')).toHaveAccessibleDescription(/This is before the start date\./)
    expect(input('End date')).toBeValid()
    await user.keyboard('{Enter}')
    expect(staged()).toHaveLength(1)
  })

  test('applying after typing the old values stages nothing', async () => {
    const { user, staged } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.type(input('End date'), '1{Backspace}{Enter}')
    expect(region().queryByRole('dialog')).toBeNull()
    expect(staged()).toEqual([])
  })

  test('a value that somebody else changed meanwhile is not sent', async () => {
    const { user, staged, show } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.type(input('Coverage'), '77')
    act(() => show({ products: [productOf({ end_date: '2095-01-01' })] }))
    await user.click(editor().getByRole('button', { name: 'Apply' }))
    expect(staged()).toEqual([{ action: 'update', product_id: '1', values: { coverage_id: '77' } }])
  })

  test.each([
    ['is gone', { products: [home] }, /not there any more/],
    ['is being sent', { locked: new Set(['product.1']) }, /is being saved/],
  ])(
    'a product that %s meanwhile cannot be applied to, and what was typed stays',
    async (_, props, text) => {
      const { user, staged, show } = await openProducts()
      await user.click(button(`Edit ${car}`))
      await user.type(input('Coverage'), '77{Enter}')
      act(() => show(props))
      expect(editor().getByText(text)).toBeVisible()
      await user.keyboard('{Enter}')
      await user.click(editor().getByRole('button', { name: 'Apply' }))
      expect(input('Coverage')).toHaveValue('77')
      expect(staged()).toEqual([])
    },
  )
})

describe('leaving the editor', () => {
  test.each(['Cancel', 'Escape'])('without typed text, %s closes it at once', async (way) => {
    const { user } = await openProducts()
    await user.click(button(`Edit ${car}`))
    if (way === 'Cancel') await user.click(editor().getByRole('button', { name: way }))
    else await user.keyboard('{Escape}')
    expect(region().queryByRole('dialog')).toBeNull()
    expect(button(`Edit ${car}`)).toHaveFocus()
  })

  test('with typed text, it asks first, and Escape continues editing', async () => {
    const { user, staged } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.type(input('Start date'), '9')
    await user.keyboard('{Escape}')
    expect(editor().getByRole('group', { name: 'Discard what you typed?' })).toBeVisible()
    expect(editor().getByRole('button', { name: 'Keep editing' })).toHaveFocus()
    await user.keyboard('{Escape}')
    expect(editor().queryByRole('group', { name: 'Discard what you typed?' })).toBeNull()
    expect(input('Start date')).toHaveFocus()
    expect(input('Start date')).toHaveValue('2026-01-019')
    await user.click(editor().getByRole('button', { name: 'Cancel' }))
    await user.click(editor().getByRole('button', { name: 'Discard' }))
    expect(region().queryByRole('dialog')).toBeNull()
    expect(staged()).toEqual([])
  })

  test('uncommitted text in a list counts as typed', async () => {
    const { user } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.type(input('Coverage'), '77')
    await user.click(editor().getByRole('button', { name: 'Cancel' }))
    expect(editor().getByRole('group', { name: 'Discard what you typed?' })).toBeVisible()
  })

  test('leaving the page asks in the editor', async () => {
    const { user, router } = await openProducts()
    await user.click(button(`Edit ${car}`))
    await user.type(input('Start date'), '9')
    await user.click(screen.getByRole('button', { name: 'Away' }))
    expect(await editor().findByRole('group', { name: 'Discard what you typed?' })).toBeVisible()
    expect(router.history.location.pathname).toBe('/here')
  })
})

describe('a row', () => {
  test('Remove strikes the product out and focuses Undo, which reverts it', async () => {
    const { user, staged } = await openProducts()
    await user.click(button(`Remove ${car}`))
    expect(staged()).toEqual([{ action: 'remove', product_id: '1' }])
    expect(within(rowOf(car)).getByText('Will be removed')).toBeVisible()
    expect(within(rowOf(car)).getAllByRole('button')).toEqual([button(`Undo ${car}`)])
    expect(button(`Undo ${car}`)).toHaveFocus()
    expect(button(`Undo ${car}`)).toHaveAttribute('id', 'field-product.1')
    await announced(`Staged: remove ${car}, not saved yet`)
    await user.keyboard('{Enter}')
    expect(staged()).toEqual([])
    expect(button(`Edit ${car}`)).toHaveFocus()
    await announced(`Undone: ${car}`)
  })

  test('a product has one action: a removal replaces a change', async () => {
    const { user, staged, edits } = await openProducts()
    act(() => edits.set({ products: stageUpdate([], productOf(), { status: 'P' }) }))
    await user.click(button(`Remove ${car}`))
    expect(staged()).toEqual([{ action: 'remove', product_id: '1' }])
  })

  test('Undo reverts only its own product', async () => {
    const { user, staged, edits } = await openProducts()
    act(() =>
      edits.set({
        products: stageUpdate(stageUpdate([], productOf(), { status: 'P' }), home, { status: 'S' }),
      }),
    )
    await user.click(button(`Undo ${car}`))
    expect(staged()).toEqual([{ action: 'update', product_id: '2', values: { status: 'S' } }])
    expect(button(`Edit ${car}`)).toHaveFocus()
  })

  test.each(['Remove', 'Undo'])('%s drops a product that is only staged', async (verb) => {
    const { user, staged, edits } = await openProducts()
    act(() => edits.set({ products: [newLife] }))
    await user.click(button(`${verb} Life Insurance, Mutual Oriental`))
    expect(staged()).toEqual([])
    expect(table().queryByText('Mutual Oriental')).toBeNull()
    expect(button('Add product')).toHaveFocus()
    await announced('Undone: Life Insurance, Mutual Oriental')
  })

  test('a new product does not rename an existing one of the same name', async () => {
    const { provider_id, product_type_id } = productOf()
    const alike = { ...newLife.values, provider_id, product_type_id } as ProductTexts
    const { edits } = await openProducts()
    act(() =>
      edits.set({
        products: [
          { ...newLife, key: 'a', values: alike },
          { ...newLife, key: 'b', values: alike },
        ],
      }),
    )
    expect(button(`Edit ${car}`)).toBeVisible()
    expect(button(`Edit ${car}, new 1`)).toBeVisible()
    expect(button(`Edit ${car}, new 2`)).toBeVisible()
  })

  test('a product that is being saved is locked and says why', async () => {
    const { user, staged } = await openProducts({ locked: new Set(['product.1']) })
    expect(within(rowOf(car)).getByText('Being saved')).toBeVisible()
    expect(button(`Remove ${car}`)).toHaveAttribute('aria-disabled', 'true')
    expect(button(`Remove ${car}`)).toHaveAccessibleDescription('Being saved')
    await user.click(button(`Remove ${car}`))
    await user.click(button(`Edit ${car}`))
    expect(staged()).toEqual([])
    expect(region().queryByRole('dialog')).toBeNull()
    expect(button(`Remove ${house}`)).not.toHaveAttribute('aria-disabled')
  })

  test('an error appears under its product and describes its button', async () => {
    await openProducts({
      errors: {
        'product.1': 'Refused.',
        'product.1.end_date': 'Too late.',
        'product.12': 'Other.',
      },
    })
    expect(button(`Edit ${car}`)).toHaveAccessibleDescription(/^Refused\.\s+Too late\.$/)
    expect(button(`Edit ${house}`)).not.toHaveAccessibleDescription(/Refused/)
    expect(table().queryByText(/Other/)).toBeNull()
  })

  test('a change to one product or custom field renders no other product', async () => {
    let drawn = 0
    const watched = {
      ...home,
      get start_date() {
        drawn += 1
        return home.start_date
      },
    }
    const { user, edits } = await openProducts({ products: [productOf(), watched] })
    expect(drawn).toBeGreaterThan(0)
    drawn = 0
    act(() => edits.set({ dynamic_fields: [{ field_id: '9', isAdded: false, name: 'x' }] }))
    await user.click(button(`Remove ${car}`))
    await user.click(button('Add product'))
    await user.type(input('Start date'), '2026')
    expect(drawn).toBe(0)
    await user.keyboard('{Escape}')
    await user.click(editor().getByRole('button', { name: 'Discard' }))
    await user.click(button(`Remove ${house}`))
    expect(drawn).toBeGreaterThan(0)
  })

  test('a row that disappears with the focus does not drop it to the top of the page', async () => {
    const { show } = await openProducts()
    act(() => button(`Edit ${car}`).focus())
    act(() => show({ products: [home] }))
    expect(button('Add product')).toHaveFocus()
  })
})

describe('a pending product', () => {
  const pending = (changes: Partial<ShownAdd> = {}): ShownAdd => ({
    key: 'p1',
    sent: {
      action: 'add',
      provider_id: idOf('providers', 'Mutual Oriental'),
      product_type_id: idOf('product_types', 'Life Insurance'),
      end_date: null,
    },
    shownFrom: pageNow() + 27_000,
    isMissing: false,
    ...changes,
  })

  test('counts down without a button and without announcing each second', async () => {
    vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] })
    await openProducts({ products: [], pending: [pending()], onRead: () => {} })
    const row = within(table().getAllByRole('row')[1] as HTMLElement)
    expect(row.getByRole('rowheader')).toHaveTextContent('Life Insurance')
    expect(row.getByRole('status')).toHaveTextContent(/^Being confirmed$/)
    expect(row.getByText('Can be changed in 27 s')).toBeVisible()
    expect(row.queryByRole('button')).toBeNull()
    await act(() => vi.advanceTimersByTimeAsync(2_000))
    expect(row.getByText('Can be changed in 25 s')).toBeVisible()
    await act(() => vi.advanceTimersByTimeAsync(25_000))
    expect(row.getByRole('status')).toHaveTextContent('Not shown by the server yet')
    expect(row.getAllByRole('button')).toHaveLength(1)
  })

  test('can be read again once a read should have returned it', async () => {
    const onRead = vi.fn<() => void>()
    const { user } = await openProducts({ pending: [pending({ shownFrom: 0 })], onRead })
    await user.click(button('Read again: Life Insurance, Mutual Oriental'))
    expect(onRead).toHaveBeenCalledOnce()
  })

  test('can be staged again when it is missing, and then gets the focus', async () => {
    const missing = pending({ shownFrom: 0, isMissing: true })
    const { user, edits, staged, show } = await openProducts({
      pending: [missing],
      onRead: () => {},
    })
    const onDropPending = vi.fn<(key: string) => void>((key) => {
      edits.set({ products: stageAdd([], key, newLife.values) })
      show({ pending: [] })
    })
    act(() => show({ onDropPending }))
    expect(table().getByText('Not confirmed: the server does not show it')).toBeVisible()
    expect(button('Read again: Life Insurance, Mutual Oriental')).toBeVisible()
    await user.click(button('Stage it again: Life Insurance, Mutual Oriental'))
    expect(onDropPending).toHaveBeenCalledWith('p1')
    expect(staged()).toEqual([{ ...newLife, key: 'p1' }])
    expect(button('Edit Life Insurance, Mutual Oriental')).toHaveFocus()
  })
})

const newLife = {
  action: 'add' as const,
  key: 'n1',
  values: {
    provider_id: idOf('providers', 'Mutual Oriental'),
    product_type_id: idOf('product_types', 'Life Insurance'),
    coverage_id: '',
    start_date: '',
    end_date: '',
    status: '',
  },
}
