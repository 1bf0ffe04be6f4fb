// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { startApp } from '../../app/start-app.tsx'

afterEach(cleanup)

const box = (name: string) => screen.findByRole('checkbox', { name })
const bar = async () => within(await screen.findByRole('region', { name: 'Selection' }))

test('rows are ticked one by one, as a page and none, and never more than were ticked', async () => {
  const { user } = startApp()
  await user.click(await box('Select Acme Corp'))
  expect(await (await bar()).findByText('1 selected')).toBeVisible()
  const all = await box('Select all on this page')
  expect(all).toHaveProperty('indeterminate', true)
  await user.click(all)
  expect(await (await bar()).findByText('5 selected')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Next page' }))
  await screen.findByText('6–10 of 250')
  expect(await (await bar()).findByText('5 selected')).toBeVisible()
  expect(await box('Select all on this page')).not.toBeChecked()
  await user.click((await bar()).getByRole('button', { name: 'Clear selection' }))
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Selection' })).toBeNull())
})

test('what is ticked is copied as cells, with its headings', async () => {
  const { user } = startApp()
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await user.click(await box('Select Acme Corp'))
  await user.click((await bar()).getByRole('button', { name: 'Copy' }))
  expect(write).toHaveBeenCalledWith(
    'Name\tBusiness name\tTax ID\tEmail\tPhone\tCountry\tStatus\n' +
      'Acme Corp\tAcme Corp. S.A.\t214100001019\tcontact@acme.example.com\t+598 2 901 2345\tUruguay\tA',
  )
})

test('everything that matches is not offered before it is loaded', async () => {
  const { user } = startApp()
  await screen.findByText('1–5 of 250')
  await user.click(screen.getByRole('button', { name: 'Export' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Export' }))
  expect(dialog.getAllByRole('radio')).toHaveLength(1)
  expect(dialog.getByRole('radio', { name: 'This page' })).toBeChecked()
  expect(dialog.getByText(/load all accounts first/)).toBeVisible()
})
