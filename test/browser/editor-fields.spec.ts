import type { MockBackend } from '#mock/backend.ts'
import { acmeId, bodiesOf, expect, openAccount, savedStatus, test } from './fixtures.ts'

const field = (number: number) => ({
  field_id: `8100000000000000${String(number).padStart(2, '0')}`,
})
const place = { lat: -34.6235, lng: -56.827 }

/** One custom field of each kind, besides the two of the seed. */
function seedKinds(backend: MockBackend): void {
  backend.edit(acmeId, {
    dynamic_fields: [
      { ...field(5), name: 'Account Manager', type: 'texto', value: 'Bruno Lima' },
      { ...field(6), name: 'Employees', type: 'numero', value: '1234,5' },
      { ...field(7), name: 'Credit Limit', type: 'numero', value: 9600.5 },
      { ...field(9), name: 'Last Visit', type: 'fecha', value: '2024-04-19T18:30:00Z' },
      { ...field(11), name: 'Internal Remark', type: 'texto largo', value: 'Uno\nDos' },
      { ...field(12), name: 'Branch Location', type: 'geo', value: place },
      { ...field(13), name: 'Tags', type: 'etiquetas', value: ['vip', 'sur'] },
      { ...field(14), name: 'Rules', type: 'json', value: { max: 3 } },
      { ...field(15), name: 'Visits', type: 'lista', value: 3 },
      { ...field(16), name: 'Newsletter', type: 'boolean', value: null },
    ],
  })
}

test('each kind of custom field is edited and keeps its JSON type', async ({ page, site }) => {
  seedKinds(site.backend)
  await openAccount(page, site)
  const custom = page.getByRole('region', { name: 'Custom fields' })
  const control = (name: string) => custom.getByLabel(name, { exact: true })
  await control('Customer Tier').fill('Gold')
  await control('Contract Signed').selectOption('No')
  await control('Newsletter').selectOption('Yes')
  await control('Account Manager').fill('007')
  await control('Employees').fill('1235,75')
  await control('Visits').fill('4')
  await control('Credit Limit').fill('1234,5')
  await control('Last Visit').fill('2027-02-28')
  await control('Internal Remark').fill('Uno\nDos\nTres')
  await control('Branch Location').fill('{"lat": -34.5, "lng": -56.827}')
  await control('Tags').fill('["vip", 7]')
  await control('Rules').fill('{"max": 4, "why": null}')
  await expect(page.getByRole('region', { name: 'Unsaved changes' })).toContainText('12 changes')

  // One field is undone, and one is typed back: neither is sent.
  await control('Rules').fill('{ "max" : 3 }')
  await custom.getByRole('button', { name: 'Undo Tags' }).click()
  await expect(control('Tags')).toHaveValue(/sur/)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(savedStatus(page)).toBeVisible()
  // The order of the entries does not matter.
  const changes = [
    { ...field(1), value: 'Gold' },
    { ...field(2), value: false },
    { ...field(5), value: '007' },
    { ...field(6), value: '1235,75' },
    { ...field(7), value: 1234.5 },
    { ...field(9), value: '2027-02-28' },
    { ...field(11), value: 'Uno\nDos\nTres' },
    { ...field(12), value: { lat: -34.5, lng: -56.827 } },
    { ...field(15), value: 4 },
    { ...field(16), value: true },
  ]
  const bodies = bodiesOf(site, 'PUT') as { dynamic_fields: { field_id: string }[] }[]
  for (const { dynamic_fields } of bodies) {
    dynamic_fields.sort((one, other) => one.field_id.localeCompare(other.field_id))
  }
  expect(bodies).toEqual([{ dynamic_fields: changes }])
})

test('one custom field is cleared with null, and another is added', async ({ page, site }) => {
  seedKinds(site.backend)
  await openAccount(page, site)
  const custom = page.getByRole('region', { name: 'Custom fields' })
  for (const name of ['Customer Tier', 'Contract Signed', 'Credit Limit', 'Branch Location']) {
    await custom.getByRole('button', { name: `Clear ${name}` }).click()
  }
  await custom.getByRole('button', { name: 'Add custom field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add custom field' })
  await dialog.getByRole('button', { name: 'Apply' }).click()
  await expect(dialog.getByLabel('Field ID', { exact: true })).toBeFocused()
  await dialog.getByLabel('Field ID', { exact: true }).fill('810000000000000077')
  await dialog.getByLabel('Name', { exact: true }).fill('Shoe Size')
  await dialog.getByLabel('Order', { exact: true }).fill('12')
  await dialog.getByLabel('Type', { exact: true }).fill('numero')
  // The committed type replaces the value's control during the press on it.
  await dialog.getByLabel('Value', { exact: true }).click()
  await page.keyboard.type('42,5')
  // The dialog is inside a form, which Enter must not submit.
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(custom.getByLabel('Shoe Size', { exact: true })).toHaveValue('42,5')
  expect(bodiesOf(site, 'PUT')).toEqual([])

  await page.keyboard.press('ControlOrMeta+s')
  await expect(savedStatus(page)).toBeVisible()
  expect(bodiesOf(site, 'PUT')).toEqual([
    {
      dynamic_fields: [
        { ...field(1), value: null },
        { ...field(2), value: null },
        { ...field(7), value: null },
        { ...field(12), value: null },
        { ...field(77), name: 'Shoe Size', type: 'numero', order: 12, value: 42.5 },
      ],
    },
  ])
  await expect(custom.getByLabel('Shoe Size', { exact: true })).toHaveValue('42.5')
  await expect(custom.getByLabel('Customer Tier', { exact: true })).toHaveValue('')
})

test('invalid JSON, numbers and dates are not sent', async ({ page, site }) => {
  seedKinds(site.backend)
  await openAccount(page, site)
  const custom = page.getByRole('region', { name: 'Custom fields' })
  await custom.getByLabel('Branch Location', { exact: true }).fill('{"lat": -34')
  await custom.getByLabel('Credit Limit', { exact: true }).fill('much')
  await custom.getByLabel('Last Visit', { exact: true }).fill('2027-02-30')
  await page.getByRole('button', { name: 'Save changes' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' })
  await expect(summary).toBeFocused()
  await expect(summary.getByRole('link')).toHaveCount(3)
  await summary.getByRole('link', { name: /Branch Location/ }).click()
  const location = custom.getByLabel('Branch Location', { exact: true })
  await expect(location).toBeFocused()
  await expect(location).toHaveAccessibleDescription(/not valid JSON/)
  await expect(location).toHaveValue('{"lat": -34')
  expect(bodiesOf(site, 'PUT')).toEqual([])
})

test('the last keystroke before Ctrl+S is in the request, whatever the control', async ({
  page,
  site,
}) => {
  seedKinds(site.backend)
  await openAccount(page, site)
  const bodies = () => bodiesOf(site, 'PUT')
  const typeAndSave = async (name: string, text: string) => {
    const before = bodies().length
    await page.getByLabel(name, { exact: true }).focus()
    await page.keyboard.press('Control+A')
    await page.keyboard.type(text)
    await page.keyboard.press('ControlOrMeta+s')
    await expect.poll(bodies).toHaveLength(before + 1)
    await expect(page.getByRole('region', { name: 'Unsaved changes' })).toBeHidden()
    return bodies().at(-1)
  }
  expect(await typeAndSave('Corner', 'Ejido')).toEqual({ corner: 'Ejido' })
  expect(await typeAndSave('Notes', 'Dos')).toEqual({ notes: 'Dos' })
  expect(await typeAndSave('Client', '4242')).toEqual({ client_id: '4242' })
  const custom = (number: number, value: unknown) => ({
    dynamic_fields: [{ ...field(number), value }],
  })
  expect(await typeAndSave('Account Manager', 'Ana')).toEqual(custom(5, 'Ana'))
  expect(await typeAndSave('Credit Limit', '12,5')).toEqual(custom(7, 12.5))
  expect(await typeAndSave('Tags', '["a"]')).toEqual(custom(13, ['a']))
  expect(await typeAndSave('Customer Tier', 'Gold')).toEqual(custom(1, 'Gold'))
})

test('an element pressed at the edge of the bottom bar does not move before it is released', async ({
  page,
  site,
}) => {
  await openAccount(page, site)
  await page.getByLabel('Email', { exact: true }).fill('edge@example.com')
  const bar = page.getByRole('region', { name: 'Unsaved changes' })
  await expect(bar).toBeVisible()
  const country = page.getByLabel('Country', { exact: true })
  const boxOf = async (locator: typeof country) => (await locator.boundingBox()) ?? { y: 0 }
  const distance = (await boxOf(country)).y + 40 - (await boxOf(bar)).y
  await page.evaluate((top) => scrollBy({ top }), distance)
  await country.hover()
  const { y } = await boxOf(country)
  await page.mouse.down()
  await page.waitForTimeout(150)
  expect((await boxOf(country)).y).toBe(y)
  await page.mouse.up()
  await expect(country).toHaveAttribute('aria-expanded', 'true')
})
