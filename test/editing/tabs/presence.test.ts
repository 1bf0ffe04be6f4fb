// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { Presence } from '#editing/tabs/presence.ts'
import { ana } from '../drafts/some-draft.ts'

const stops: (() => void)[] = []

function open(page: string, owner = ana, account = '7') {
  const presence = new Presence(owner, account, page)
  const stop = presence.start()
  stops.push(stop)
  return { presence, stop, others: () => presence.others().toSorted() }
}

/** A tab that runs something else than this version of the product. */
function stranger() {
  const name = JSON.stringify([ana.tenant, ana.user, '7'])
  const channel = new BroadcastChannel(`accounts-admin.presence:${name}`)
  const heard: unknown[] = []
  channel.addEventListener('message', (event: MessageEvent<unknown>) => heard.push(event.data))
  stops.push(() => channel.close())
  return { heard, say: (message: unknown) => channel.postMessage(message) }
}

const realTimeout = setTimeout
const aMoment = () => new Promise((resolve) => realTimeout(resolve, 30))

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  vi.useRealTimers()
})

test('two pages of one account know each other, and forget one that leaves', async () => {
  const one = open('one')
  const two = open('two')
  await expect.poll(one.others).toEqual(['two'])
  await expect.poll(two.others).toEqual(['one'])
  two.stop()
  await expect.poll(one.others).toEqual([])
  expect(two.others()).toEqual([])
})

test('three pages each know the two others', async () => {
  const pages = ['one', 'two', 'three'].map((page) => open(page))
  await expect
    .poll(() => pages.map(({ others }) => others()))
    .toEqual([
      ['three', 'two'],
      ['one', 'three'],
      ['one', 'two'],
    ])
})

test('pages of another account, tenant or person are ignored', async () => {
  const local = open('local')
  open('account', ana, '8')
  open('tenant', { ...ana, tenant: 'other.example.com' })
  open('user', { ...ana, user: 'subject:ben' })
  await aMoment()
  expect(local.others()).toEqual([])
})

test('each change is announced once, and the list is the same until then', async () => {
  const one = open('one')
  let count = 0
  const stop = one.presence.subscribe(() => (count += 1))
  const two = open('two')
  await expect.poll(() => count).toBe(1)
  const others = one.presence.others()
  dispatchEvent(new Event('focus'))
  await aMoment()
  expect(one.presence.others()).toBe(others)
  two.stop()
  await expect.poll(() => count).toBe(2)
  stop()
  open('three')
  await aMoment()
  expect(count).toBe(2)
})

test('a page that died silently is forgotten within half a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const one = open('one')
  stranger().say({ type: 'here', page: 'dead' })
  await expect.poll(one.others).toEqual(['dead'])
  vi.advanceTimersByTime(20_000)
  expect(one.others()).toEqual(['dead'])
  vi.advanceTimersByTime(10_000)
  expect(one.others()).toEqual([])
})

test('a hidden tab, whose timers stand still, is not forgotten', async () => {
  const hidden = open('hidden')
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const one = open('one')
  await expect.poll(one.others).toEqual(['hidden'])
  const others = one.presence.others()
  for (let asks = 0; asks < 6; asks += 1) {
    vi.advanceTimersByTime(10_000)
    await aMoment()
  }
  // Not even for a moment.
  expect(one.presence.others()).toBe(others)
  expect(hidden.others()).toEqual(['one'])
})

test('a page announces that it is left, and that it is back with the Back button', async () => {
  const one = open('one')
  const tab = stranger()
  dispatchEvent(new Event('pagehide'))
  await expect.poll(() => tab.heard).toContainEqual({ type: 'gone', page: 'one' })
  tab.heard.length = 0
  tab.say({ type: 'ask', page: 'two' })
  await aMoment()
  expect(tab.heard).toEqual([])
  expect(one.others()).toEqual([])
  dispatchEvent(new Event('pageshow'))
  await expect.poll(() => tab.heard).toEqual([{ type: 'ask', page: 'one' }])
  tab.say({ type: 'here', page: 'two' })
  await expect.poll(one.others).toEqual(['two'])
})

test.each([
  ['gets the focus', () => dispatchEvent(new Event('focus'))],
  ['is shown', () => document.dispatchEvent(new Event('visibilitychange'))],
])('a page that %s asks for the others', async (_, come) => {
  open('one')
  const tab = stranger()
  come()
  await expect.poll(() => tab.heard).toEqual([{ type: 'ask', page: 'one' }])
})

test('a stopped page is silent until it starts again', async () => {
  const { presence, stop } = open('one')
  stop()
  const tab = stranger()
  tab.say({ type: 'ask', page: 'two' })
  for (const event of ['focus', 'pageshow', 'pagehide']) dispatchEvent(new Event(event))
  await aMoment()
  expect(tab.heard).toEqual([])
  stops.push(presence.start())
  await expect.poll(() => tab.heard).toEqual([{ type: 'ask', page: 'one' }])
})

test('malformed messages are ignored', async () => {
  const one = open('one')
  const tab = stranger()
  for (const message of [null, 'here', { type: 'here' }, { type: 'wave', page: 'x' }]) {
    tab.say(message)
  }
  tab.say({ type: 'here', page: 'one' })
  tab.say({ type: 'here', page: 'two' })
  await expect.poll(one.others).toEqual(['two'])
})

test('the open pages can be requested: this one, and those that answer', async () => {
  const one = open('one')
  expect(await one.presence.livePages()).toEqual(new Set(['one']))
  open('two')
  open('three')
  expect(await one.presence.livePages()).toEqual(new Set(['one', 'two', 'three']))
})

test.each([
  ['without BroadcastChannel', undefined],
  [
    'where the browser blocks it',
    function block() {
      throw new DOMException('denied', 'SecurityError')
    },
  ],
])('%s a page is alone, and nothing fails', async (_, channel) => {
  vi.stubGlobal('BroadcastChannel', channel)
  const one = open('one')
  open('two')
  for (const event of ['focus', 'pagehide', 'pageshow']) dispatchEvent(new Event(event))
  expect(await one.presence.livePages()).toEqual(new Set(['one']))
  one.stop()
  expect(one.others()).toEqual([])
})
