import { mockApiKey, mockTenant, tokens } from '#mock/tokens.ts'
import { expect, refusals, requestsOf, signIn, test } from './fixtures.ts'

test.describe('the server refuses', () => {
  test.use({ expectedErrors: [refusals] })

  test('a request waits after a 429, says so, and then succeeds', async ({ page, site }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    site.backend.scenario({ fault: 'rate-limited', endpoint: 'list', retryAfter: 3 })
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect(
      page.getByRole('button', { name: /^Requests.*1 waiting, next in \d s/ }),
    ).toBeVisible()
    await expect(page.getByText('Updating')).toBeVisible()
    await expect(page.getByText('26–50 of 250')).toBeVisible()
    expect(requestsOf(site)).toEqual([
      'GET /accounts',
      'GET /accounts?offset=25',
      'GET /accounts?offset=25',
    ])
  })

  test('a wrong key is refused, and the typed text is kept', async ({ page, site }) => {
    await page.goto(site.url)
    await page.getByLabel('Tenant').fill(mockTenant)
    await page.getByLabel('Access token').fill(tokens.writer)
    await page.getByLabel('API key').fill('wrong')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toContainText('did not accept')
    await expect(page.getByLabel('Access token')).toHaveValue(tokens.writer)
    await page.getByLabel('API key').fill(mockApiKey)
    await page.keyboard.press('Enter')
    await expect(page.getByText('1–25 of 250')).toBeVisible()
  })

  test('a 401 during an edit asks for a new sign-in, and the save continues', async ({
    page,
    site,
  }) => {
    await signIn(page, site)
    await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
    await page.getByLabel('Email', { exact: true }).fill('kept@example.com')
    site.backend.scenario({ fault: 'unauthorized', endpoint: 'update' })
    await page.getByRole('button', { name: 'Save changes' }).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await expect(dialog).toBeVisible()
    await dialog.getByLabel('Access token').fill(site.renewedToken())
    await dialog.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue('kept@example.com')
  })

  test('a server error is shown, and trying again works', async ({ page, site }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    site.backend.scenario({ fault: 'server-error', endpoint: 'list', times: 3 })
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect(page.getByRole('alert')).toContainText('Something went wrong on the server')
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByText('26–50 of 250')).toBeVisible()
  })
})

test.describe('the server is unreachable', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/] })

  test('a read shows its failure; a save says that its outcome is unknown and keeps the typed text', async ({
    page,
    site,
  }) => {
    await signIn(page, site)
    await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
    await page.getByLabel('Email', { exact: true }).fill('kept@example.com')
    await site.close()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByRole('alert').first()).toContainText(/know yet/)
    await expect(page.getByLabel('Email', { exact: true })).toHaveValue('kept@example.com')
  })

  test('the list shows the failure and offers to try again', async ({ page, site }) => {
    await signIn(page, site)
    await expect(page.getByText('1–25 of 250')).toBeVisible()
    await site.close()
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect(page.getByRole('alert')).toContainText('could not be reached')
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  })
})

test('an offline save waits and is sent when the connection is back', async ({
  page,
  site,
  context,
}) => {
  await signIn(page, site)
  await page.getByRole('link', { name: 'Acme Corp', exact: true }).click()
  await page.getByLabel('Email', { exact: true }).fill('later@example.com')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByRole('button', { name: /^Requests.*waiting/ })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible()
  expect(requestsOf(site).filter((line) => line.startsWith('PUT'))).toHaveLength(1)
})
