// @vitest-environment jsdom
import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { startApp } from './start-app.tsx'

afterEach(cleanup)

test('a write that failed elsewhere is told in words, and what was sent stands under "Details"', async () => {
  const { backend, user } = startApp()
  await user.click(await screen.findByRole('link', { name: 'Acme Corp' }))
  await user.type(await screen.findByLabelText('Corner'), 's')
  backend.scenario({ endpoint: 'update', fault: 'rate-limited', retryAfter: 2 })
  backend.scenario({ endpoint: 'update', fault: 'forbidden' })
  await user.click(screen.getByRole('button', { name: 'Save changes' }))
  await screen.findByText(/Waiting for its turn/)
  const [home] = screen.getAllByRole('link', { name: 'Accounts' })
  await user.click(home ?? document.body)
  const alert = within(await screen.findByRole('alert'))
  expect(alert.getByText('Acme Corp could not be saved')).toBeVisible()
  expect(alert.getByText('Your changes are kept on the page where you made them.')).toBeVisible()
  expect(alert.getByText(/"corner": "Yis"/)).not.toBeVisible()
  await user.click(alert.getByText('Details'))
  expect(alert.getByText(/"corner": "Yis"/)).toBeVisible()
})
