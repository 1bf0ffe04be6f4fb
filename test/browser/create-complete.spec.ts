import type { Page } from '@playwright/test'
import { acmeId, bodiesOf, expect, openAccount, savedStatus, signIn, test } from './fixtures.ts'

test.use({
  backendOptions: { cacheSeconds: { list: 1, detail: 1 } },
  config: { requestTimeoutSeconds: 2 },
})

const name = 'Nueva Cuenta S.A.'
const body = { name, latitude: -34.9 }
const rest = {
  products: [
    {
      action: 'add',
      provider_id: '530000000000009999',
      product_type_id: '640000000000009999',
      status: 'A',
    },
  ],
  dynamic_fields: [
    { field_id: '810000000000000077', name: 'Shoe Size', type: 'numero', value: 42.5 },
  ],
}

/** Fills in a new account with a product and a custom field. */
async function create(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Latitude', { exact: true }).fill('-34,9')
  await page.getByRole('button', { name: 'Add product' }).click()
  const editor = page.getByRole('dialog')
  await editor.getByLabel('Provider', { exact: true }).fill('530000000000009999')
  await editor.getByLabel('Product type', { exact: true }).fill('640000000000009999')
  await editor.getByLabel('Status', { exact: true }).fill('A')
  await editor.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Add custom field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add custom field' })
  await dialog.getByLabel('Field ID', { exact: true }).fill('810000000000000077')
  await dialog.getByLabel('Name', { exact: true }).fill('Shoe Size')
  await dialog.getByLabel('Type', { exact: true }).fill('numero')
  await dialog.getByLabel('Value', { exact: true }).fill('42,5')
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('button', { name: 'Create account' }).click()
}

const heading = (page: Page) => page.getByRole('heading', { name, level: 1 })
const bar = (page: Page) => page.getByRole('region', { name: 'Unsaved changes' })

test('products and custom fields follow the create in one PUT', async ({ page, site }) => {
  await signIn(page, site, 'accounts/new')
  await create(page)
  await expect(heading(page)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: 'Created' })).toBeVisible()
  await expect(bar(page)).toBeHidden()
  expect(bodiesOf(site, 'POST')).toEqual([body])
  expect(bodiesOf(site, 'PUT')).toEqual([rest])
  await expect(page.getByLabel('Shoe Size', { exact: true })).toHaveValue('42.5')
  await expect(page.getByRole('button', { name: /^Edit 640000000000009999/ })).toBeVisible()
})

test('a copy includes products and custom fields, without codes and dates', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByRole('link', { name: 'Create a copy' }).click()
  await expect(page).toHaveURL(new RegExp(`/accounts/new\\?from=${acmeId}$`))
  await expect(page.getByRole('table', { name: 'Products' })).toContainText('Vehicle Insurance')
  await expect(page.getByLabel('External code', { exact: true })).toHaveValue('')
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(heading(page)).toBeVisible()
  const { client_id, country_id, department_id, address, products } =
    site.backend.store.get(acmeId) ?? {}
  const { latitude, longitude, ...place } = address ?? {}
  expect(bodiesOf(site, 'POST')).toEqual([
    {
      ...place,
      name,
      client_id,
      country_id,
      department_id,
      status: 'A',
      business_name: 'Acme Corp. S.A.',
      phone: '+598 2 901 2345',
      mobile: '+598 99 123 456',
      email: 'contact@acme.example.com',
      notes: 'Key account. Renewal handled by the Montevideo office.',
      latitude: Number(latitude),
      longitude: Number(longitude),
    },
  ])
  const { provider_id, product_type_id, coverage_id } = products?.[0] ?? {}
  await expect.poll(() => bodiesOf(site, 'PUT')).toHaveLength(1)
  expect(bodiesOf(site, 'PUT')).toEqual([
    {
      products: [{ action: 'add', provider_id, product_type_id, coverage_id, status: 'A' }],
      dynamic_fields: [
        {
          field_id: '810000000000000001',
          name: 'Customer Tier',
          type: 'lista',
          order: 1,
          value: 'Premium',
        },
        {
          field_id: '810000000000000002',
          name: 'Contract Signed',
          type: 'boolean',
          order: 2,
          value: true,
        },
      ],
    },
  ])
})

test.describe('with a failure in one of the two requests', () => {
  test.use({
    expectedErrors: [/status of (400|500)|ERR_EMPTY_RESPONSE|ERR_CONNECTION_(RESET|CLOSED)/],
  })

  test('a create that gets no answer is found, and its completion waits on the account page', async ({
    page,
    site,
  }) => {
    await signIn(page, site, 'accounts/new')
    site.backend.scenario({ endpoint: 'create', fault: 'network-error', applied: true })
    await create(page)
    await expect(heading(page)).toBeVisible()
    await expect(
      page.getByRole('status').filter({ hasText: 'The server’s answer was lost' }),
    ).toBeVisible()
    await expect(bar(page)).toContainText('2 changes')
    expect(bodiesOf(site, 'PUT')).toEqual([])
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(savedStatus(page)).toBeVisible()
    expect(bodiesOf(site, 'POST')).toEqual([body])
    expect(bodiesOf(site, 'PUT')).toEqual([rest])
  })

  test('a completion that fails with a server error waits on the page and is sent again', async ({
    page,
    site,
  }) => {
    await signIn(page, site, 'accounts/new')
    site.backend.scenario({ endpoint: 'update', fault: 'server-error', applied: false })
    await create(page)
    await expect(heading(page)).toBeVisible()
    await expect(bar(page)).toContainText('2 changes')
    const notice = page
      .getByRole('alert')
      .filter({ hasText: 'Your changes weren’t saved. Send again?' })
    await notice.getByRole('button', { name: 'Send again' }).click()
    await expect(savedStatus(page)).toBeVisible()
    await expect(bar(page)).toBeHidden()
    expect(bodiesOf(site, 'POST')).toEqual([body])
    expect(bodiesOf(site, 'PUT')).toEqual([rest, rest])
  })

  test('a rejected completion is corrected on the page and saved', async ({ page, site }) => {
    await signIn(page, site, 'accounts/new')
    const refusal = {
      success: false,
      error: { code: 'VALIDATION_ERROR', message: 'dynamic_fields[0].value is not valid' },
    }
    await page.route(/\/accounts\/\d+$/, (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 400, json: refusal })
        : route.continue(),
    )
    await create(page)
    await expect(heading(page)).toBeVisible()
    await expect(page.getByLabel('Shoe Size', { exact: true })).toHaveAccessibleDescription(
      /is not valid/,
    )
    await page.unrouteAll()
    await page.getByLabel('Shoe Size', { exact: true }).fill('41')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(savedStatus(page)).toBeVisible()
    const [product] = rest.products
    expect(bodiesOf(site, 'PUT')).toEqual([
      {
        products: [product],
        dynamic_fields: [{ ...rest.dynamic_fields[0], value: 41 }],
      },
    ])
    expect(bodiesOf(site, 'POST')).toEqual([body])
  })
})
