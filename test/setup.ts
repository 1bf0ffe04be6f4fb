import '@testing-library/jest-dom/vitest'
import { afterEach, expect, vi } from 'vitest'

// jsdom has it, as a complaint: the router scrolls.
if (typeof window !== 'undefined') window.scrollTo = () => undefined

// A console error is a mistake that nobody reads: it fails the test that made it.
const complaint = vi.spyOn(console, 'error')

afterEach(() => {
  const calls = complaint.mock.calls.map((args) => args.map(String).join(' '))
  complaint.mockClear()
  expect(calls).toEqual([])
})
