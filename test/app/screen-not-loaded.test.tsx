// @vitest-environment jsdom
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { IntlProvider } from 'use-intl'
import { afterEach, expect, test } from 'vitest'
import { ScreenNotLoaded, ScreenNotLoadedError } from '#app/ScreenNotLoaded.tsx'
import { en } from '#i18n/en.ts'

afterEach(cleanup)
afterEach(() => Reflect.deleteProperty(navigator, 'onLine'))

const connect = (online: boolean) => {
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => online })
  window.dispatchEvent(new Event(online ? 'online' : 'offline'))
}

/** A page whose files cannot be fetched until `found` is called. */
function openMissing() {
  let isFound = false
  const routeTree = createRootRoute({
    component: () => {
      if (!isFound) throw new ScreenNotLoadedError(new TypeError('Failed to fetch'))
      return <p>The page</p>
    },
  })
  const router = createRouter({
    routeTree,
    history: createMemoryHistory(),
    defaultErrorComponent: ScreenNotLoaded,
  })
  render(
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      {/* oxlint-disable-next-line typescript/no-unsafe-assignment, typescript/no-explicit-any */}
      <RouterProvider router={router as any} />
    </IntlProvider>,
    { onCaughtError: () => undefined },
  )
  return { found: () => (isFound = true) }
}

test('a screen that was never loaded says that the browser is offline, and opens once it is not', async () => {
  connect(false)
  const { found } = openMissing()
  expect(await screen.findByRole('heading', { name: 'You’re offline' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('It opens by itself')
  found()
  connect(true)
  expect(await screen.findByText('The page')).toBeVisible()
})

test('online, it says that it could not be loaded, and takes another try', async () => {
  connect(true)
  const { found } = openMissing()
  expect(await screen.findByRole('alert')).toHaveTextContent('This page couldn’t be loaded')
  found()
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('The page')).toBeVisible()
})
