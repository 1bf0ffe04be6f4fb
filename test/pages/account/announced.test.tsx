// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { listen } from '../../live-regions.ts'
import { button, field, openAccount, openCreate } from './open-account.tsx'

afterEach(cleanup)

const soon = { timeout: 8_000 }

test('each save is announced once, in a region that stood before, though its words are the same', async () => {
  const { user } = await openAccount()
  const heard = listen()
  for (const times of [1, 2, 3]) {
    await user.type(field('Corner'), 's')
    await user.click(button('Save changes'))
    await waitFor(() => expect(heard.said('Saved: Corner')).toHaveLength(times))
  }
  expect(heard.missed('Saved')).toEqual([])
})

test('so is a save that was put back', async () => {
  const { user } = await openAccount()
  const heard = listen()
  await user.type(field('Corner'), 's')
  await user.click(button('Save changes'))
  await user.click(await screen.findByRole('button', { name: 'Undo this save' }))
  await waitFor(() => expect(heard.said('Undone')).toHaveLength(1))
  expect(heard.missed('Undone')).toEqual([])
})

test('so is one whose answer was lost, once it is seen', async () => {
  const quick = { cacheSeconds: { list: 0.2, detail: 0.2 } }
  const { backend, user } = await openAccount({ backend: quick, config: quick })
  backend.scenario({ endpoint: 'update', fault: 'network-error', applied: true })
  await user.type(field('Corner'), 's')
  const heard = listen()
  await user.click(button('Save changes'))
  await waitFor(() => expect(heard.said('It arrived')).toHaveLength(1), soon)
  expect(heard.missed('It arrived')).toEqual([])
  expect(heard.said('Saved: Corner')).toEqual([])
})

test('so is a create, on the page that comes with it', async () => {
  const { user } = await openCreate()
  const heard = listen()
  await user.type(field('Name'), 'New One')
  await user.click(button('Create account'))
  await waitFor(() => expect(heard.said('Created')).toHaveLength(1), soon)
  expect(heard.missed('Created')).toEqual([])
})

test('and a save whose page was left', async () => {
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
