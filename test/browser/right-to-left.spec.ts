import { acmeId, expect, openAccount, test } from './fixtures.ts'

test('a right-to-left name does not reorder the text around it', async ({ page, site }) => {
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
  // The position of each word, from the left.
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
