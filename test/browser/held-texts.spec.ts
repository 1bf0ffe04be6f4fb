import { acmeId, bodiesOf, expect, openAccount, savedStatus, test } from './fixtures.ts'

const odd = {
  name: 'Acme\nSouth',
  street: 'Av. Rivera\n123',
  notes: 'line one\r\nline two\r\n',
  business_name: '  \0 blanks  ',
  email: 'a\ud83d@b.test',
  phone: ' +598\r2 ',
  image_url: ' javascript:alert(1)\n',
  status: 'A\n',
  start_date: '2024-01-15\n',
}

test('focusing a control does not change a text that the control cannot hold', async ({
  page,
  site,
}) => {
  const custom = { field_id: '81', name: 'Remark', type: 'texto', order: 9, value: 'a\r\nb\rc' }
  site.backend.edit(acmeId, { ...odd, dynamic_fields: [custom] })
  await openAccount(page, site)
  const bar = page.getByRole('region', { name: 'Unsaved changes' })
  await page.getByLabel('Name', { exact: true }).focus()
  for (let count = 0; count < 80; count += 1) await page.keyboard.press('Tab')

  // Type, and type the old text back.
  for (const label of ['Name', 'Notes', 'Phone', 'Street', 'Start date', 'Status', 'Remark']) {
    const control = page.getByLabel(label, { exact: true })
    await control.press('End')
    await control.press('x')
    await expect(bar).toContainText('1 change')
    await control.press('Backspace')
    await expect(bar).toBeHidden()
  }

  await page.getByLabel('Corner', { exact: true }).fill('Soca')
  await page.getByLabel('Notes', { exact: true }).press('Control+Home')
  await page.keyboard.type('New: ')
  await expect(bar).toContainText('2 changes')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  expect(bodiesOf(site, 'PUT')).toEqual([{ corner: 'Soca', notes: `New: ${odd.notes}` }])

  await page.getByRole('banner').getByRole('link', { name: 'Accounts' }).click()
  await expect(page.getByRole('searchbox', { name: 'Search accounts' })).toBeVisible()
})
