// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { listen } from '../../live-regions.ts'
import { button, field, openAccount, openCreate } from './open-account.tsx'

afterEach(cleanup)

const soon = { timeout: 8_000 }

test('each save is announced once, in an existing live region, even with the same text', async () => {
  const { user } = await openAccount()
  const heard = listen()
  for (const times of [1, 2, 3]) {
    await user.type(field('Corner'), 's')
    await user.click(button('Save changes'))
    await waitFor(() => expect(heard.said('Saved: Corner')).toHaveLength(times))
  }
  expect(heard.missed('Saved')).toEqual([])
})

test('an undo is announced once', async () => {
  const { user } = await openAccount()
  const heard = listen()
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await user.click(await screen.findByRole('button', { name: 'Undo this save' }))
  await waitFor(() => expect(heard.said('Undone')).toHaveLength(1))
  expect(heard.missed('Undone')).toEqual([])
})

test('a verified save is announced once', async () => {
  const quick = { cacheSeconds: { list: 0.2, detail: 0.2 } }
  const { backend, user } = await openAccount({ backend: quick, config: quick })
  backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
  await user.type(field('Corner'), 's')
  const heard = listen()
  await user.click(button('Save changes'))
  await waitFor(() => expect(heard.said('Your changes were saved')).toHaveLength(1), soon)
  expect(heard.missed('Your changes were saved')).toEqual([])
  expect(heard.said('Saved: Corner')).toEqual([])
})

test('a create is announced once, on the page of the new account', async () => {
  const { user } = await openCreate()
  const heard = listen()
  await user.type(field('Name'), 'New One')
  await user.click(button('Create account'))
  await waitFor(() => expect(heard.said('Created')).toHaveLength(1), soon)
  expect(heard.missed('Created')).toEqual([])
})

test('a detached save is announced once', async () => {
  const { backend, user } = await openAccount()
  backend.scenario({ endpoint: 'update', fault: 'delay', ms: 500 })
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await waitFor(() => expect(backend.log.at(-1)?.endpoint).toBe('update'))
  await user.click(screen.getAllByRole('link', { name: 'Accounts' })[0] ?? document.body)
  const heard = listen()
  await waitFor(() => expect(heard.said('Saved Acme Corp')).toHaveLength(1), soon)
  expect(heard.missed('Saved Acme Corp')).toEqual([])
})
