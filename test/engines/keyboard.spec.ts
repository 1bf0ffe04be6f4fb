import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { command } from './clerk.ts'
import {
  bodiesOf,
  button,
  changesBar,
  combobox,
  dialog,
  expect,
  field,
  heading,
  link,
  openAccount,
  saved,
  test,
} from './fixtures.ts'

test('an account is found, edited and saved by keyboard alone', async ({ clerk, site }) => {
  const { driver } = clerk
  await driver.goto(site.url)
  await clerk.tabTo(field('Tenant'))
  await driver.press(`${command}+a`)
  await driver.type(mockTenant)
  await clerk.tabTo(field('Access token'))
  await driver.type(tokens.writer)
  await clerk.tabTo(field('API key'))
  await driver.type(mockApiKey)
  await driver.press('Enter')
  await clerk.seeText('1–25 of 250')

  await driver.press('/')
  await clerk.seeFocus({ role: 'searchbox', name: 'Search accounts' })
  await driver.type('acme')
  await clerk.seeText('1–1 of 1')
  await clerk.tabTo(link('Acme Corp'))
  await driver.press('Enter')
  await clerk.see(heading('Acme Corp'))
  await clerk.see({ role: 'table', name: 'Products' })

  await clerk.tabTo(combobox('Status'))
  await driver.press('ArrowDown')
  await driver.press('ArrowDown')
  await clerk.picture('keyboard-combobox')
  await driver.press('Enter')
  await clerk.tabTo(field('Email'))
  await driver.press(`${command}+a`)
  await driver.type('keys@example.com')
  await clerk.tabTo(button(/^Edit Vehicle Insurance/))
  await driver.press('Enter')
  const editor = dialog(/./)
  await clerk.see(editor)
  await clerk.tabTo(field('End date', editor))
  await driver.press(`${command}+a`)
  await driver.type('2031-05-06')
  await driver.press('Enter')
  await clerk.seeNo(editor)
  await clerk.seeFocus(button(/^Edit Vehicle Insurance/))
  await clerk.seeText(/3 changes/, changesBar)
  await driver.press(`${command}+s`)
  await clerk.see(saved)
  expect(bodiesOf(site, 'PUT')).toEqual([
    expect.objectContaining({ email: 'keys@example.com', status: expect.any(String) }),
  ])
})

test('a dialog traps the focus and returns it', async ({ clerk, site }) => {
  await openAccount(clerk, site)
  await clerk.tabTo(button('Add product'))
  await clerk.driver.press(' ')
  const editor = dialog(/./)
  await clerk.seeFocus(combobox('Provider', editor))
  for (let presses = 0; presses < 20; presses += 1) await clerk.driver.press('Tab')
  const where = await clerk.driver.evaluate(
    "document.activeElement === document.body || document.activeElement.closest('dialog') !== null",
  )
  expect(where).toBe(true)
  await clerk.driver.press('Escape')
  await clerk.seeNo(editor)
  await clerk.seeFocus(button('Add product'))
})
