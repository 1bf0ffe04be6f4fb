import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import {
  accounts,
  button,
  combobox,
  expect,
  field,
  heading,
  link,
  option,
  rowOf,
  signIn,
  test,
} from './fixtures.ts'

test('signs in, pages, filters, and opens the account of the clicked row', async ({
  clerk,
  site,
}) => {
  await clerk.driver.goto(site.url)
  await clerk.fill(field('Tenant'), mockTenant)
  await clerk.fill(field('Access token'), tokens.writer)
  await clerk.fill(field('API key'), mockApiKey)
  await clerk.picture('sign-in')
  await clerk.click(button('Sign in'))
  await clerk.seeText('1–25 of 250')
  await clerk.picture('list')

  await clerk.click(button('Next page'))
  await clerk.seeText('26–50 of 250')
  await clerk.driver.back()
  await clerk.seeText('1–25 of 250')

  await clerk.click(combobox('Country'))
  await clerk.picture('list-filter')
  await clerk.click(option(/^Uruguay/))
  await clerk.see(button('Remove Country filter'))
  await clerk.fill(combobox('Status'), 'Inactive')
  await clerk.driver.press('Enter')
  await clerk.seePath(/country_id=\d+&status=I|status=I&country_id=\d+/)
  await clerk.see(link(/./, { ...rowOf(3) }))
  await clerk.picture('list-filtered')
  await clerk.click(button('Clear filters'))
  await clerk.seeText('1–25 of 250')

  const third = await clerk.see(link(/./, rowOf(3)))
  await clerk.click(rowOf(3))
  await clerk.seePath(new RegExp(`${new URL(third.href).pathname}$`))
  await clerk.see(heading(third.text))
  await clerk.driver.back()
  await clerk.seeFocus(link(third.text))
})

test('dragging over the text of a row selects it and opens nothing', async ({ clerk, site }) => {
  await signIn(clerk, site)
  await clerk.dragOver({ role: 'text', name: 'contact@acme.example.com', within: accounts })
  expect(await clerk.driver.evaluate('String(getSelection())')).toContain('acme.example')
  await clerk.seePath(/^\/accounts$/)
  await clerk.click({ role: 'text', name: 'contact@acme.example.com', within: accounts })
  await clerk.see(heading('Acme Corp'))
})

test('chosen columns are remembered', async ({ clerk, site }) => {
  await signIn(clerk, site)
  await clerk.seeText('1–25 of 250')
  await clerk.click(button('Columns'))
  await clerk.picture('columns')
  await clerk.click({ role: 'checkbox', name: /Mobile/ })
  await clerk.see({ role: 'columnheader', name: 'Mobile' })
  await clerk.driver.press('Escape')
  await clerk.seeNo({ role: 'group', name: 'Columns' })
  await clerk.seeFocus(button('Columns'))
  await clerk.driver.reload()
  await clerk.see({ role: 'columnheader', name: 'Mobile' })
  await clerk.click(button('Columns'))
  await clerk.see({ role: 'group', name: 'Columns' })
  // Press anywhere else.
  await clerk.click(heading('Accounts'))
  await clerk.seeNo({ role: 'group', name: 'Columns' })
})

test('in a narrow window a row opens its account too', async ({ clerk, site }) => {
  await clerk.driver.resize(400, 800)
  await signIn(clerk, site)
  await clerk.seeText('1–25 of 250')
  await clerk.picture('list-narrow')
  const third = await clerk.see(link(/./, rowOf(3)))
  await clerk.click(rowOf(3))
  await clerk.see(heading(third.text))
  await clerk.see({ role: 'table', name: 'Products' })
  await clerk.picture('account-narrow')
})
