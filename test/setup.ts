import { configure } from '@testing-library/dom'
import '@testing-library/jest-dom/vitest'
import { afterEach, beforeEach, vi } from 'vitest'
import { flushNotifications } from '#ui/after-paint.ts'

// jsdom has it, as a complaint: the router scrolls.
if (typeof window !== 'undefined') window.scrollTo = () => undefined

// Whether each element is hidden takes jsdom most of a test's time, and the browser tests look at it.
configure({ defaultHidden: true })

// What a page is told of its typing once that is painted, it is told at once: no test waits for frames.
if (typeof window !== 'undefined') {
  const react = await import('@testing-library/react')
  const wrapped = react.getConfig()
  react.configure({
    eventWrapper: (dispatch) => {
      let isTaken: unknown
      wrapped.eventWrapper(() => {
        isTaken = dispatch()
        flushNotifications()
      })
      return isTaken
    },
  })
}

// A console error is a mistake that nobody reads: it fails the test that made it.
const complaints: string[] = []

beforeEach(() => {
  complaints.length = 0
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    complaints.push(args.map(String).join(' '))
  })
})

afterEach(() => {
  // Not only before the next test, which may be of a file that has still to be loaded.
  vi.unstubAllGlobals()
  if (complaints.length > 0) throw new Error(`console errors: ${complaints.join('\n')}`)
})
