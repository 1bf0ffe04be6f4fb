import { acmeId, expect, openAccount, test } from './fixtures.ts'

test('a name that turns round what follows turns nothing but itself', async ({ page, site }) => {
  const account = site.backend.store.get(acmeId)
  if (!account) throw new Error('no account')
  const field = { field_id: '77', name: 'Limit \u202Eabc', type: 'number', order: 9, value: 5 }
  account.dynamic_fields.push(field)
  await openAccount(page, site)
  const control = page.getByRole('region', { name: 'Custom fields' }).getByLabel(/^Limit/)
  await control.fill('x')
  await control.blur()
  const problem = page.getByText(/must be a number/)
  await expect(problem).toBeVisible()
  // Where each word stands, from the left.
  const places = await problem.evaluate((element) => {
    const text = element.firstChild
    if (!text) return []
    return ['must', 'be', 'number'].map((word) => {
      const range = document.createRange()
      const at = text.nodeValue?.indexOf(word) ?? 0
      range.setStart(text, at)
      range.setEnd(text, at + word.length)
      return range.getBoundingClientRect().left
    })
  })
  expect(places).toHaveLength(3)
  expect(places.toSorted((a, b) => a - b)).toEqual(places)
})
