import { performance } from 'node:perf_hooks'
import { looksResent, watchForResend, type ConnectionTiming } from '#http/resend.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'

const at = (late: number, handshake: number, tls = 0): ConnectionTiming => ({
  fetchStart: 1_000,
  domainLookupStart: 1_000 + late,
  connectStart: 1_000 + late,
  secureConnectionStart: tls === 0 ? 0 : 1_000 + late + handshake,
  connectEnd: 1_000 + late + handshake + tls,
})

// Timings from Chromium: the delay before the lookup, the handshake and TLS, in ms.
test.each([
  ['on a connection that was kept', at(0, 0), false],
  ['on a first connection', at(0.9, 0.1), false],
  ['on a first connection of a busy computer', at(2.8, 2.9), false],
  ['on a first connection far away', at(2.1, 40, 45), false],
  ['sent again at once', at(4.8, 0.1), true],
  ['sent again after the server had worked for 300 ms', at(305.8, 0.2), true],
  ['sent again, far away', at(86, 40, 43), true],
])('looksResent tells a request %s', (_what, timing, resent) => {
  expect(looksResent(timing)).toBe(resent)
})

test('a slow DNS lookup is not a resend', () => {
  const slow = { ...at(1, 5), connectStart: 1_401, connectEnd: 1_406 }
  expect(looksResent(slow)).toBe(false)
})

test('a request to another origin that exposes no timings is not suspected', () => {
  const hidden = { domainLookupStart: 0, connectStart: 0, connectEnd: 0, secureConnectionStart: 0 }
  expect(looksResent({ fetchStart: 1_000, ...hidden })).toBe(false)
})

test('a longer delay never makes a request less suspect', () => {
  const ms = fc.double({ min: 0, max: 10_000, noNaN: true })
  fc.assert(
    fc.property(ms, ms, ms, ms, (late, more, handshake, tls) => {
      fc.pre(looksResent(at(late, handshake, tls)))
      expect(looksResent(at(late + more + 1, handshake, tls))).toBe(true)
    }),
  )
})

/** Records the resource timing of a request as a browser would, through Node's own method. */
function record(url: string, late: number): void {
  const startTime = performance.now()
  const opened = startTime + late
  const timing = {
    startTime,
    postRedirectStartTime: startTime,
    finalConnectionTimingInfo: {
      domainLookupStartTime: opened,
      domainLookupEndTime: opened,
      connectionStartTime: opened,
      connectionEndTime: opened,
      secureConnectionStartTime: 0,
    },
    endTime: opened,
  }
  const rest = [url, 'fetch', globalThis, '', {}, 200, '']
  // Node's types declare fewer parameters than the method needs.
  const recorder = performance as unknown as { markResourceTiming(...all: unknown[]): void }
  recorder.markResourceTiming(timing, ...rest)
}

test('a watch judges its own request only, and no request before it', () => {
  const url = 'https://acme.example.com/accounts'
  record(url, 200)
  const watch = watchForResend()
  expect(watch.saw(url)).toBe(false)
  record(`${url}/1`, 200)
  record(url, 0.5)
  expect(watch.saw(url)).toBe(false)
  record(url, 200)
  expect(watch.saw(url)).toBe(true)
  watch.stop()
})
