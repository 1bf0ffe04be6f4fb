import { configure } from '@testing-library/dom'
import '@testing-library/jest-dom/vitest'
import { afterEach, beforeEach, vi } from 'vitest'
import { flushNotifications } from '#ui/after-paint.ts'

// jsdom's own version only logs "not implemented", and the router scrolls.
if (typeof window !== 'undefined') window.scrollTo = () => undefined

// Checking whether elements are hidden takes most of a test's time in jsdom; the browser tests
// cover it.
configure({ defaultHidden: true })

// Flush notifications after each event, so that no test waits for frames.
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

// A console error fails its test: otherwise nobody would read it. But not React's remark about the
// `act` of testing-library, which awaits nothing: a part that is loaded when it is first used suspends.
const complaints: string[] = []
const remark = 'A component suspended inside an `act` scope'

beforeEach(() => {
  complaints.length = 0
  vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    const complaint = args.map(String).join(' ')
    if (!complaint.startsWith(remark)) complaints.push(complaint)
  })
})

afterEach(() => {
  // Not only before the next test: it may be in a file that is not loaded yet.
  vi.unstubAllGlobals()
  if (complaints.length > 0) throw new Error(`console errors: ${complaints.join('\n')}`)
})
