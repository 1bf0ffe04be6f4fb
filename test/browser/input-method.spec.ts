import type { Page } from '@playwright/test'
import { bodiesOf, expect, requestsOf, signIn, test } from './fixtures.ts'

/** An input method, simulated through the browser's protocol. */
async function inputMethodOf(page: Page) {
  const client = await page.context().newCDPSession(page)
  return {
    compose: (text: string) =>
      client.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    /** Sends a key to the input method; the page only gets its key event. */
    press: (key: string) =>
      client.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key,
        code: key,
        windowsVirtualKeyCode: 229,
      }),
    commit: (text: string) => client.send('Input.insertText', { text }),
  }
}

test('the search waits for the end of a composition', async ({ page, site }) => {
  await signIn(page, site)
  await expect(page.getByText('1–25 of 250')).toBeVisible()
  const method = await inputMethodOf(page)
  await page.getByLabel('Search accounts').focus()
  await method.compose('farm')
  await page.waitForTimeout(1000)
  await method.compose('farmacia')
  await method.press('Enter')
  await page.waitForTimeout(1000)
  expect(requestsOf(site)).toEqual(['GET /accounts'])
  await method.commit('farmacia')
  await expect(page).toHaveURL(/\?search=farmacia$/)
  await expect
    .poll(() => requestsOf(site))
    .toEqual(['GET /accounts', 'GET /accounts?search=farmacia'])
})

test('keys that end a composition do not pick, apply or create', async ({ page, site }) => {
  await signIn(page, site, 'accounts/new')
  const method = await inputMethodOf(page)
  const name = page.getByLabel('Name', { exact: true })
  await name.focus()
  await method.compose('日本')
  await method.press('Enter')
  await method.commit('日本')
  await expect(name).toHaveValue('日本')

  const country = page.getByLabel('Country', { exact: true })
  await country.focus()
  await method.compose('Urug')
  const option = page.getByRole('option', { name: 'Uruguay' })
  await expect(option).toBeVisible()
  for (const key of ['ArrowDown', 'Enter', 'Escape']) await method.press(key)
  await expect(country).toHaveValue('Urug')
  await expect(option).toBeVisible()
  await method.commit('Urug')
  await page.keyboard.press('Enter')
  await expect(country).toHaveValue('Uruguay')
  expect(bodiesOf(site, 'POST')).toEqual([])

  await name.press('Enter')
  await expect.poll(() => bodiesOf(site, 'POST')).toHaveLength(1)
})
