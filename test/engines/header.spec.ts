import { button, expect, dialog, heading, link, openAccount, signIn, test } from './fixtures.ts'

test('the requests panel opens, links to its page, and closes', async ({ clerk, site }) => {
  await signIn(clerk, site)
  await clerk.seeText('1–25 of 250')
  const requests = button(/^Requests/)
  await clerk.click(requests)
  await clerk.see({ role: 'group', name: 'Requests' })
  await clerk.picture('requests-panel')
  await clerk.click(requests)
  await clerk.seeNo({ role: 'group', name: 'Requests' })
  await clerk.click(requests)
  await clerk.click(link(/./, { role: 'group', name: 'Requests' }))
  await clerk.see(heading('Requests'))
  await clerk.picture('requests')
})

test('the user menu changes language, theme and density', async ({ clerk, site }) => {
  await openAccount(clerk, site)
  await clerk.click(button(/^User menu/))
  await clerk.picture('user-menu')
  // No group is taller than its content.
  const surplus = await clerk.driver
    .evaluate(`[...document.querySelectorAll('fieldset')].map((group) =>
    group.getBoundingClientRect().bottom - group.lastElementChild.getBoundingClientRect().bottom)`)
  expect(surplus).toEqual([0, 0, 0])
  await clerk.click({ role: 'radio', name: 'Compact' })
  await clerk.click({ role: 'radio', name: 'Dark' })
  await clerk.click({ role: 'radio', name: 'Español' })
  await clerk.see({ role: 'table', name: 'Productos' })
  // Press on an element that takes no focus.
  await clerk.click({ role: 'text', name: 'Ana Suárez', within: { role: 'group' } })
  await clerk.driver.press('Escape')
  await clerk.seeFocus(button(/Ana Suárez$/))
  await clerk.picture('account-dark')
})

test('the shortcuts dialog lists the shortcuts', async ({ clerk, site }) => {
  await signIn(clerk, site)
  await clerk.seeText('1–25 of 250')
  await clerk.driver.press('?')
  await clerk.see(dialog(/shortcuts/i))
  await clerk.picture('shortcuts')
  await clerk.driver.press('Escape')
  await clerk.seeNo(dialog(/./))
})

test('signing out shows the sign-in page', async ({ clerk, site }) => {
  await signIn(clerk, site)
  await clerk.seeText('1–25 of 250')
  await clerk.click(button(/^User menu/))
  await clerk.click(button('Sign out'))
  await clerk.see(heading('Sign in'))
})
