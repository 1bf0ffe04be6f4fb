import type { Locator, Page } from '@playwright/test'
import { acmeId, bodiesOf, expect, openAccount, savedStatus, test } from './fixtures.ts'
import { catalogue } from '#mock/catalogue.ts'

// An account with four products and two custom fields.
const beatriz = '704100000000000005'

test.use({ backendOptions: { cacheSeconds: { list: 1, detail: 1 } } })

const idOf = (list: 'providers' | 'product_types' | 'coverages', name: string) =>
  catalogue[list].find((each) => each.name === name)?.id

const rowOf = (page: Page, name: RegExp) =>
  page.getByRole('table', { name: 'Products' }).getByRole('row', { name })

/** Moves the focus to a control by Tab. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let presses = 0; presses < 100; presses++) {
    if (await isThere()) return
    await page.keyboard.press('Tab')
  }
  await expect(target).toBeFocused()
}

test('products are added, changed and removed in one save, and undone edits are not sent', async ({
  page,
  site,
}) => {
  await openAccount(page, site, beatriz)
  const before = site.backend.store.get(beatriz)?.products ?? []
  const bar = page.getByRole('region', { name: 'Unsaved changes' })

  await page.getByRole('button', { name: 'Edit Vehicle Insurance, Mutual Oriental' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Coverage', { exact: true }).fill('Premium')
  await editor.getByLabel('End date', { exact: true }).fill('2031-05-06')
  // The dialog is inside a form, which Enter must not submit.
  await page.keyboard.press('Enter')
  await expect(editor).toBeHidden()
  await expect(bar).toContainText('1 change')
  await expect(rowOf(page, /Vehicle Insurance/)).toContainText('2031-05-06')

  await page.getByRole('button', { name: 'Remove Crop Insurance, Seguros del Estuario' }).click()
  await page.getByRole('button', { name: 'Remove Travel Assistance, Mutual Oriental' }).click()
  await page.getByRole('button', { name: 'Add product' }).click()
  await editor.getByRole('button', { name: 'Apply' }).click()
  await expect(editor.getByLabel('Provider', { exact: true })).toBeFocused()
  await expect(editor.getByLabel('Provider', { exact: true })).toHaveAccessibleDescription(
    'Choose a provider.',
  )
  await editor.getByLabel('Provider', { exact: true }).fill('National Insurance Co.')
  await editor.getByLabel('Product type', { exact: true }).fill('640099999999999999')
  await editor.getByLabel('Start date', { exact: true }).fill('2027-01-01')
  await editor.getByLabel('Status', { exact: true }).fill('Active')
  await editor.getByRole('button', { name: 'Apply' }).click()
  await expect(bar).toContainText('4 changes')

  for (const [name, mark] of [
    [/Vehicle Insurance/, 'Changed'],
    [/Crop Insurance/, 'Will be removed'],
    [/640099999999999999/, 'New'],
  ] as const) {
    await expect(rowOf(page, name)).toContainText(mark)
  }
  await page.getByRole('button', { name: 'Undo Travel Assistance, Mutual Oriental' }).click()
  await expect(rowOf(page, /Travel Assistance/)).not.toContainText('Will be removed')
  await expect(bar).toContainText('3 changes')
  expect(bodiesOf(site, 'PUT')).toEqual([])

  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toContainText('Products')
  await expect(bar).toBeHidden()
  expect(bodiesOf(site, 'PUT')).toEqual([
    {
      products: [
        {
          action: 'update',
          product_id: before[0]?.id,
          coverage_id: idOf('coverages', 'Premium'),
          end_date: '2031-05-06',
        },
        { action: 'remove', product_id: before[1]?.id },
        {
          action: 'add',
          provider_id: idOf('providers', 'National Insurance Co.'),
          product_type_id: '640099999999999999',
          start_date: '2027-01-01',
          status: 'A',
        },
      ],
    },
  ])
  await expect(rowOf(page, /Crop Insurance/)).toBeHidden()
  await expect(rowOf(page, /Vehicle Insurance/)).toContainText('Premium')
  // No answer contains its id, so it can be edited only after a read returns it.
  await expect(
    page.getByRole('button', { name: 'Edit 640099999999999999, National Insurance Co.' }),
  ).toBeVisible()
})

test('products are staged and saved without a mouse', async ({ page, site }) => {
  await openAccount(page, site)
  const product = 'Vehicle Insurance, National Insurance Co.'
  const edit = page.getByRole('button', { name: `Edit ${product}` })
  const editor = page.getByRole('dialog')
  await tabTo(page, edit)
  await page.keyboard.press('Enter')
  await tabTo(page, editor.getByLabel('Status', { exact: true }))
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Inactive')
  await page.keyboard.press('Enter')
  await tabTo(page, editor.getByRole('button', { name: 'Apply' }))
  await page.keyboard.press('Space')
  await expect(edit).toBeFocused()

  await tabTo(page, page.getByRole('button', { name: 'Add product' }))
  await page.keyboard.press('Enter')
  await expect(editor).toBeVisible()
  await tabTo(page, editor.getByLabel('Provider', { exact: true }))
  await page.keyboard.type('Mutual')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Home Ins')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await tabTo(page, editor.getByRole('button', { name: 'Apply' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Add product' })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+s')
  await expect(savedStatus(page)).toBeVisible()
  expect(bodiesOf(site, 'PUT')).toEqual([
    {
      products: [
        {
          action: 'update',
          product_id: site.backend.store.get(acmeId)?.products[0]?.id,
          status: 'I',
        },
        {
          action: 'add',
          provider_id: idOf('providers', 'Mutual Oriental'),
          product_type_id: idOf('product_types', 'Home Insurance'),
        },
      ],
    },
  ])
})

test('a save is undone within half a minute, and both are in the history', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  const productId = site.backend.store.get(acmeId)?.products[0]?.id
  await page.getByRole('button', { name: /^Edit Vehicle Insurance/ }).click()
  await page.getByRole('dialog').getByLabel('End date', { exact: true }).fill('')
  await page.keyboard.press('Enter')
  await page.getByLabel('Email', { exact: true }).fill('')
  await page.getByLabel('Latitude', { exact: true }).fill('-34,5')
  await page.getByLabel('Customer Tier', { exact: true }).fill('Gold')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  await page.getByRole('button', { name: 'Undo this save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Undone' })).toBeVisible()

  const tier = { field_id: '810000000000000001' }
  expect(bodiesOf(site, 'PUT')).toEqual([
    {
      email: null,
      latitude: -34.5,
      products: [{ action: 'update', product_id: productId, end_date: null }],
      dynamic_fields: [{ ...tier, value: 'Gold' }],
    },
    {
      email: 'contact@acme.example.com',
      latitude: -34.9055,
      products: [{ action: 'update', product_id: productId, end_date: '2026-12-31' }],
      dynamic_fields: [{ ...tier, value: 'Premium' }],
    },
  ])
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('contact@acme.example.com')
  await expect(page.getByLabel('Customer Tier', { exact: true })).toHaveValue('Premium')
  const history = page.getByRole('region', { name: 'Session history' })
  await history.getByText('2 saves').click()
  await expect(history.getByRole('heading', { name: /^Save,/ })).toBeVisible()
  await expect(history.getByRole('heading', { name: /^Undo of a save,/ })).toBeVisible()
})
