// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { LivingTabs } from '#editing/tabs/living-tabs.ts'
import { ana } from '../some-write.ts'

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

function open(tab: string, owner = ana) {
  const tabs = new LivingTabs(owner, tab)
  const stop = tabs.start()
  stops.push(stop)
  return { tabs, stop }
}

/** Web Locks, as far as the app uses them: jsdom has none. */
function stubLocks() {
  const held = new Set<string>()
  const locks = {
    request: async (
      name: string,
      _options: { signal: AbortSignal },
      edits: () => Promise<unknown>,
    ) => {
      held.add(name)
      await edits()
      held.delete(name)
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })) }),
  }
  vi.stubGlobal('navigator', { locks })
  return { held }
}

test.each([
  ['by locks', true],
  ['by asking, where there are no locks', false],
])('the living tabs, including this one, are known %s', async (_, hasLocks) => {
  if (hasLocks) stubLocks()
  const one = open('one')
  expect(await one.tabs.all()).toEqual(new Set(['one']))
  const two = open('two')
  expect(await one.tabs.all()).toEqual(new Set(['one', 'two']))
  two.stop()
  await expect.poll(() => one.tabs.all()).toEqual(new Set(['one']))
})

test('a tab that is too busy to answer lives as long as it holds its lock', async () => {
  const { held } = stubLocks()
  const one = open('one')
  held.add('accounts-admin.tab.busy')
  expect(await one.tabs.all()).toEqual(new Set(['one', 'busy']))
})

test('other locks are no tabs', async () => {
  const { held } = stubLocks()
  const one = open('one')
  held.add('somebody else’s')
  expect(await one.tabs.all()).toEqual(new Set(['one']))
})

test('a tab that has not started knows itself', async () => {
  expect(await new LivingTabs(ana, 'one').all()).toEqual(new Set(['one']))
})
