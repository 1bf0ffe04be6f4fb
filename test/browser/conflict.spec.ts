import { acmeId, bodiesOf, expect, openAccount, requestsOf, savedStatus, test } from './fixtures.ts'

const methods = (lines: string[]) => lines.map((line) => line.split(' ')[0])

test('a save of a freshly read account spends no read', async ({ page, site }) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('fresh@example.com')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  expect(methods(requestsOf(site))).toEqual(['GET', 'PUT'])
})

test('a save in another tab shows at once, and is not overwritten without a question', async ({
  context,
  page,
  site,
}) => {
  await openAccount(page, site)
  const other = await context.newPage()
  await openAccount(other, site)
  await page.getByLabel('Email', { exact: true }).fill('mine@example.com')
  await other.getByLabel('Email', { exact: true }).fill('other-tab@example.com')
  await other.getByLabel('Corner', { exact: true }).fill('Ejido')
  await other.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(other)).toBeVisible()
  await expect(page.getByLabel('Corner', { exact: true })).toHaveValue('Ejido')
  await page.getByRole('button', { name: 'Save changes' }).click()
  const dialog = page.getByRole('dialog', { name: 'Somebody else changed this account' })
  await expect(dialog).toContainText('other-tab@example.com')
  expect(bodiesOf(site, 'PUT')).toHaveLength(1)
})

test.describe('with a stale base', () => {
  // Every base is stale at once.
  test.use({ backendOptions: { cacheSeconds: { list: 0, detail: 0 } } })

  test('incoming changes are merged and listed, and only local changes are sent', async ({
    page,
    site,
  }) => {
    await openAccount(page, site)
    await page.getByLabel('Email', { exact: true }).fill('mine@example.com')
    const [product] = site.backend.store.get(acmeId)?.products ?? []
    site.backend.edit(acmeId, {
      phone: '+598 2 000 0000',
      products: [{ action: 'update', product_id: product?.id ?? '', end_date: '2030-01-01' }],
      dynamic_fields: [{ field_id: '810000000000000001', value: 'Gold' }],
    })
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(savedStatus(page)).toBeVisible()
    const news = page.getByRole('status').filter({ hasText: 'Somebody else changed 3 things' })
    await expect(news).toContainText('+598 2 000 0000')
    await expect(news).toContainText('Vehicle Insurance')
    await expect(news).toContainText('Customer Tier')
    await expect(page.getByLabel('Phone', { exact: true })).toHaveValue('+598 2 000 0000')
    await expect(page.getByLabel('Customer Tier', { exact: true })).toHaveValue('Gold')
    await expect(page.getByRole('table', { name: 'Products' })).toContainText('2030-01-01')
    expect(bodiesOf(site, 'PUT')).toEqual([{ email: 'mine@example.com' }])
    expect(methods(requestsOf(site)).slice(0, 3)).toEqual(['GET', 'GET', 'PUT'])
  })

  test('conflicts are decided one by one before anything is sent', async ({ page, site }) => {
    await openAccount(page, site)
    const [product] = site.backend.store.get(acmeId)?.products ?? []
    await page.getByLabel('Email', { exact: true }).fill('mine@example.com')
    await page.getByLabel('Phone', { exact: true }).fill('+598 1')
    await page.getByLabel('Customer Tier', { exact: true }).fill('Silver')
    await page.getByRole('button', { name: /^Remove Vehicle Insurance/ }).click()
    site.backend.edit(acmeId, {
      email: 'theirs@example.com',
      notes: 'Theirs alone',
      products: [{ action: 'update', product_id: product?.id ?? '', end_date: '2030-01-01' }],
      dynamic_fields: [{ field_id: '810000000000000001', value: 'Gold' }],
    })
    await page.getByRole('button', { name: 'Save changes' }).click()
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this account' })
    await expect(dialog.getByRole('group')).toHaveCount(3)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue('mine@example.com')
    expect(bodiesOf(site, 'PUT')).toEqual([])

    await page.getByRole('button', { name: 'Save changes' }).click()
    const choose = (name: RegExp, side: RegExp) =>
      dialog.getByRole('group', { name }).getByRole('radio', { name: side }).check()
    await choose(/Email/, /Mine.*mine@example\.com/)
    await choose(/Customer Tier/, /Theirs.*Gold/)
    await choose(/Vehicle Insurance/, /Theirs/)
    await dialog.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(savedStatus(page)).toBeVisible()
    expect(bodiesOf(site, 'PUT')).toEqual([{ email: 'mine@example.com', phone: '+598 1' }])
    await expect(page.getByLabel('Customer Tier', { exact: true })).toHaveValue('Gold')
    await expect(page.getByLabel('Notes', { exact: true })).toHaveValue('Theirs alone')
    await expect(page.getByRole('button', { name: /^Remove Vehicle Insurance/ })).toBeVisible()
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden()
  })

  test('a changed product that somebody else removed is not added again unasked', async ({
    page,
    site,
  }) => {
    await openAccount(page, site)
    const [product] = site.backend.store.get(acmeId)?.products ?? []
    await page.getByRole('button', { name: /^Edit Vehicle Insurance/ }).click()
    const editor = page.getByRole('dialog')
    await editor.getByLabel('Status', { exact: true }).fill('B')
    await editor.getByRole('button', { name: 'Apply' }).click()
    site.backend.edit(acmeId, {
      products: [{ action: 'remove', product_id: product?.id ?? '' }],
    })
    await page.getByRole('button', { name: 'Save changes' }).click()
    const dialog = page.getByRole('dialog', { name: 'Somebody else changed this account' })
    await expect(dialog).toContainText('Add it again as a new product')
    await page.waitForTimeout(1000)
    await expect(dialog).toBeVisible()
    expect(bodiesOf(site, 'PUT')).toEqual([])
    await dialog.getByRole('radio', { name: /Theirs/ }).check()
    await dialog.getByRole('button', { name: 'Save with these choices' }).click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden()
    expect(bodiesOf(site, 'PUT')).toEqual([])
  })
})
