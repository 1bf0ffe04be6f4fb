import { mockTenant } from '#mock/tokens.ts'
import { expect, refusals, requestsOf, signIn, test } from './fixtures.ts'

test('a clerk opens an account, changes a field, clears one, saves, and sees both in the list', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Acme Corp', level: 1 })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Products' })).toContainText('Vehicle Insurance')
  await expect(page.getByLabel('Customer Tier', { exact: true })).toHaveValue('Premium')

  await page.getByLabel('Email', { exact: true }).fill('office@acme.example.com')
  await page.getByLabel('Notes', { exact: true }).fill('')
  await page.getByLabel('Phone', { exact: true }).fill('+598 2 900 0000')
  await page.getByRole('button', { name: 'Review changes' }).click()
  const review = page.getByRole('dialog')
  await expect(review).toContainText('office@acme.example.com')
  await expect(review).toContainText('"notes": null')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+s')
  const saved = page.getByRole('status').filter({ hasText: 'Saved' })
  await expect(saved).toContainText('Email')
  await expect(saved).toContainText('Notes')
  expect(site.backend.log.at(-1)).toMatchObject({
    method: 'PUT',
    body: { email: 'office@acme.example.com', notes: null, phone: '+598 2 900 0000' },
  })

  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await expect(page.getByRole('row', { name: /Acme Corp/ })).toContainText(
    'office@acme.example.com',
  )
  // Even when the list is read again and the server's cache answers with the old values.
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByText('Seen just now')).toBeVisible()
  await expect(page.getByRole('row', { name: /Acme Corp/ })).toContainText(
    'office@acme.example.com',
  )
  await expect.poll(() => site.backend.log.at(-1)).toMatchObject({ method: 'GET', cached: true })
  expect(requestsOf(site).map((line) => line.split(' ')[0])).toEqual(['GET', 'GET', 'PUT', 'GET'])
})

test('opening, editing, saving and going back takes three requests', async ({ page, site }) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Mobile', { exact: true }).fill('+598 99 000 000')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  expect(requestsOf(site).map((line) => line.split(' ')[0])).toEqual(['GET', 'GET', 'PUT'])
})

test('an emptied name shows an error and sends nothing', async ({ page, site }) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByRole('button', { name: 'Save changes' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toBeFocused()
  await summary.getByRole('link').first().click()
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  expect(requestsOf(site).filter((line) => line.startsWith('PUT'))).toEqual([])
})

test('leaving with changes asks first', async ({ page, site }) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Email', { exact: true }).fill('half@typed')
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue('half@typed')
})

test('a new account shows the sent values even while the server cannot find it', async ({
  page,
  site,
}) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'New account' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Nueva Cuenta S.A.')
  await page.getByLabel('Country', { exact: true }).fill('Uruguay')
  await page.getByLabel('Latitude', { exact: true }).fill('-34,9')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'Nueva Cuenta S.A.', level: 1 })).toBeVisible()
  await expect(page).toHaveURL(/\/accounts\/\d{18}$/)
  const post = site.backend.log.find(({ method }) => method === 'POST')
  expect(post?.body).toEqual({
    name: 'Nueva Cuenta S.A.',
    country_id: expect.stringMatching(/^\d{18}$/),
    latitude: -34.9,
  })
  await page.getByRole('link', { name: 'Accounts' }).first().click()
  await expect(page.getByText('Just created')).toBeVisible()
})

test.describe('refused by the server', () => {
  test.use({ expectedErrors: [refusals] })

  test('a save by a reader is rejected and keeps the typed text', async ({ page, site }) => {
    await signIn(page, site, '', 'reader')
    await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
    await page.getByLabel('Email', { exact: true }).fill('kept@example.com')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Read-only').first()).toBeVisible()
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue('kept@example.com')
  })

  test('the page of a missing account says so', async ({ page, site }) => {
    await signIn(page, site, 'accounts/999999999999999999')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(page.getByText(mockTenant).first()).toBeVisible()
  })
})

test('on a phone the form appears exactly where its skeleton was', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, site)
  site.backend.scenario({ endpoint: 'detail', fault: 'delay', ms: 1_500 })
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await expect(page.getByText('Loading the account…')).toBeVisible()
  const section = page.getByRole('heading', { name: 'Identity' })
  const before = await section.boundingBox()
  await expect(page.getByLabel('Email', { exact: true })).toBeVisible()
  expect((await section.boundingBox())?.y).toBe(before?.y)
})
