// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { pass, startApp } from '../app/start-app.tsx'
import { asked } from './open-workspace.ts'

afterEach(cleanup)

const acme = 'GET /accounts/704100000000000001'
const rest = async (name: string) => {
  fireEvent.pointerMove(await screen.findByRole('link', { name }))
}

test('resting on a row prefetches its account, which then opens without a request', async () => {
  const { backend, user } = startApp()
  await waitFor(async () => {
    // A pointer that rests moves a little.
    await rest('Acme Corp')
    expect(asked(backend)).toEqual(['GET /accounts?limit=5', acme])
  })
  await user.click(screen.getByRole('link', { name: 'Acme Corp' }))
  await waitFor(() =>
    expect(screen.getByLabelText('Email')).toHaveValue('contact@acme.example.com'),
  )
  expect(asked(backend)).toHaveLength(2)
})

test('resting on "Next page" prefetches it', async () => {
  const { backend, user } = startApp()
  await screen.findByText('1–5 of 250')
  const next = screen.getByRole('button', { name: 'Next page' })
  fireEvent.pointerMove(next)
  await waitFor(() => expect(asked(backend)[1]).toBe('GET /accounts?limit=5&offset=5'))
  await user.click(next)
  await screen.findByText('6–10 of 250')
  expect(asked(backend)).toHaveLength(2)
})

test('back from an account, its row has the focus, and is not prefetched again', async () => {
  // Without a cache time, every read is a request.
  const { backend, user } = startApp({ config: { cacheSeconds: { list: 60, detail: 0 } } })
  const link = () => screen.findByRole('link', { name: 'Acme Corp' })
  await user.click(await link())
  await screen.findByLabelText('Email')
  await user.click(screen.getByRole('link', { name: 'Accounts', current: false }))
  await waitFor(async () => expect(await link()).toHaveFocus())
  const before = asked(backend)
  await pass(400)
  expect(asked(backend)).toEqual(before)
})

test('nothing is prefetched once half of the budget is spent', async () => {
  const { backend } = startApp({ config: { rateLimit: { requests: 2, windowSeconds: 60 } } })
  await screen.findByText('1–5 of 250')
  fireEvent.pointerMove(screen.getByRole('button', { name: 'Next page' }))
  await pass(400)
  expect(asked(backend)).toHaveLength(1)
})

test('nothing is prefetched for a row that the pointer only passes', async () => {
  const { backend } = startApp()
  await rest('Acme Corp')
  fireEvent.pointerLeave(screen.getByRole('link', { name: 'Acme Corp' }))
  fireEvent.pointerOut(screen.getByRole('link', { name: 'Acme Corp' }), {
    relatedTarget: document.body,
  })
  await pass(300)
  expect(asked(backend)).toHaveLength(1)
})
