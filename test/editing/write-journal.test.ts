import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { AccountPatch } from '#contract/account-write.ts'
import { storedWrite } from '#editing/storage/stored-write.ts'
import type { ConfirmedWrite, Phase, Write } from '#editing/write.ts'
import { WriteJournal, type JournalChange } from '#editing/write-journal.ts'
import { handedOver } from '#editing/write-machine.ts'
import { drain } from '../rate-limit/virtual-time.ts'
import { ana, base, confirmedOf, phases, saveOf, typed } from './some-write.ts'
import { memoryJournalStore, stubChannels } from './other-tabs.ts'

let channels: ReturnType<typeof stubChannels>
beforeEach(() => {
  channels = stubChannels()
})

/** A tab with its journal, over a store that it shares with others. */
async function openTab(shared = memoryJournalStore(), tab = 'one', owner = ana) {
  const journal = new WriteJournal(shared.store, owner, tab)
  const stop = journal.start()
  const heard: (JournalChange | null)[] = []
  journal.subscribe((change) => heard.push(change))
  await journal.ready
  return { journal, shared, stop, heard }
}

async function openTwo() {
  const one = await openTab()
  const two = await openTab(one.shared, 'two')
  return { one, two, shared: one.shared }
}

const save = saveOf(typed('new@acme.example'))
const writeIn = (phase: Phase['is'], changes: Partial<Write> = {}): Write => ({
  ...save,
  phase: phases[phase],
  ...changes,
})
const phaseIn = ({ journal }: { journal: WriteJournal }, id = 'w1') =>
  journal.get(id)?.phase.is ?? null
/** Lets storage and messages catch up. */
async function untilIdle() {
  await drain()
  channels.deliver()
  await drain()
}

describe('a write of this tab', () => {
  test('is known here at once, and in other tabs once they are notified', async () => {
    const { one, two, shared } = await openTwo()
    one.journal.put(writeIn('queued'))
    expect(phaseIn(one)).toBe('queued')
    expect(phaseIn(two)).toBeNull()
    await untilIdle()
    expect(phaseIn(two)).toBe('queued')
    expect(shared.written('w1')).toMatchObject({ owner: 'one' })
    expect(two.journal.openOf(base.id)?.id).toBe('w1')
    expect(two.journal.openOf('8')).toBeNull()
  })

  test('is announced with its previous state', async () => {
    const { journal, heard } = await openTab()
    heard.length = 0
    const [before, after] = [writeIn('queued'), writeIn('in-flight')]
    journal.put(before)
    journal.put(after)
    expect(heard).toEqual([
      { before: null, after: before },
      { before, after },
    ])
  })

  test('is found by a tab that opens later', async () => {
    const one = await openTab()
    one.journal.put(writeIn('in-flight'))
    await drain()
    const later = await openTab(one.shared, 'later')
    expect(later.journal.get('w1')).toMatchObject({ owner: 'one', phase: phases['in-flight'] })
  })

  test('that was put before the journal was loaded is not replaced by what is stored', async () => {
    const shared = memoryJournalStore()
    await shared.store.swap('w1', () => writeIn('queued'))
    const journal = new WriteJournal(shared.store, ana, 'one')
    journal.put(writeIn('in-flight'))
    await journal.ready
    expect(journal.get('w1')?.phase.is).toBe('in-flight')
  })

  test('that has ended stays in its own tab, and nowhere else', async () => {
    const { one, two, shared } = await openTwo()
    one.journal.put(writeIn('in-flight'))
    await untilIdle()
    one.journal.put(writeIn('rejected'))
    await untilIdle()
    expect(phaseIn(one)).toBe('rejected')
    expect(phaseIn(two)).toBeNull()
    expect(shared.written('w1')).toBeNull()
    expect(two.heard.at(-1)).toMatchObject({ after: null })
    one.journal.forget('w1')
    expect(one.journal.all()).toEqual([])
    expect(one.heard.at(-1)).toMatchObject({ before: { id: 'w1' }, after: null })
  })

  test('that has ended stays in the tab that inherited it', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('in-flight', { heir: 'two' }))
    await untilIdle()
    one.journal.put(writeIn('rejected', { heir: 'two' }))
    await untilIdle()
    expect(phaseIn(two)).toBe('rejected')
    expect(two.journal.get('w1')?.phase).toMatchObject({ failure: { kind: 'validation' } })
  })

  test('is announced once', async () => {
    const { journal, heard } = await openTab()
    journal.put(writeIn('rejected'))
    journal.markAnnounced('w1')
    expect(journal.get('w1')?.isAnnounced).toBe(true)
    const before = heard.length
    journal.markAnnounced('w1')
    expect(heard).toHaveLength(before)
  })

  test('is unknown to another person or tenant', async () => {
    const one = await openTab()
    const other = await openTab(memoryJournalStore(), 'other', { ...ana, user: 'subject:ben' })
    const tenant = await openTab(memoryJournalStore(), 'tenant', { ...ana, tenant: 'other' })
    one.journal.put(writeIn('queued'))
    await untilIdle()
    expect([other, tenant].map((tab) => phaseIn(tab))).toEqual([null, null])
  })
})

describe('only one tab performs a write', () => {
  test('its owner claims it', async () => {
    const { one, shared } = await openTwo()
    one.journal.put(writeIn('queued'))
    expect(await one.journal.claim(writeIn('in-flight'))).toBe('claimed')
    expect(shared.written('w1')?.phase.is).toBe('in-flight')
  })

  test('a claim waits while another write of the account, unknown here so far, may be applied', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('in-flight'))
    two.journal.put(writeIn('queued', { id: 'w2', owner: 'two' }))
    await drain()
    channels.lose()
    const sent = writeIn('in-flight', { id: 'w2', owner: 'two' })
    expect(await two.journal.claim(sent)).toBe('busy')
    const free = vi.fn()
    void two.journal.whenFree(sent)?.then(free)
    await drain()
    expect(free).not.toHaveBeenCalled()
    one.journal.put(writeIn('rejected'))
    await untilIdle()
    expect(free).toHaveBeenCalledOnce()
    expect(two.journal.whenFree(sent)).toBeNull()
    expect(await two.journal.claim(sent)).toBe('claimed')
  })

  test('a write that was taken over cannot be claimed, and belongs to the other tab here too', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    expect(await two.journal.takeOver('w1', (stored) => handedOver(stored, 'two'))).toMatchObject({
      owner: 'two',
      handovers: 1,
    })
    // No message has arrived yet.
    expect(one.journal.get('w1')?.owner).toBe('one')
    expect(await one.journal.claim(writeIn('in-flight'))).toBe('lost')
    expect(one.journal.get('w1')).toMatchObject({ owner: 'two', phase: { is: 'queued' } })
  })

  test('a write that has become another tab’s draft cannot be claimed', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    expect(await two.journal.takeAway('w1', () => true)).toMatchObject({ id: 'w1' })
    channels.lose()
    expect(await one.journal.claim(writeIn('in-flight'))).toBe('lost')
    expect(one.journal.get('w1')).toBeNull()
  })

  test('of two tabs that take it over, one gets it', async () => {
    const { one, two, shared } = await openTwo()
    const three = await openTab(shared, 'three')
    one.journal.put(writeIn('queued'))
    await untilIdle()
    const take = (tab: 'two' | 'three') => (stored: Write) =>
      stored.owner === 'one' ? handedOver(stored, tab) : null
    const claimed = await Promise.all([
      two.journal.takeOver('w1', take('two')),
      three.journal.takeOver('w1', take('three')),
    ])
    expect(claimed.map((write) => write?.owner ?? null)).toEqual(['two', null])
    await untilIdle()
    const owners = [one, two, three].map(({ journal }) => journal.get('w1')?.owner)
    expect(owners).toEqual(['two', 'two', 'two'])
  })

  test('a write that was sent meanwhile is not taken over', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    void one.journal.claim(writeIn('in-flight'))
    const claimed = await two.journal.takeOver('w1', (stored) =>
      stored.phase.is === 'queued' ? handedOver(stored, 'two') : null,
    )
    expect(claimed).toBeNull()
  })

  test('later messages of the old owner are ignored', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    const claimed = two.journal.takeOver('w1', (stored) => handedOver(stored, 'two'))
    one.journal.put(writeIn('cancelled'))
    await claimed
    two.journal.put(writeIn('in-flight', { owner: 'two', heir: 'two', handovers: 1 }))
    await untilIdle()
    for (const { journal } of [one, two]) {
      expect(journal.get('w1')).toMatchObject({ owner: 'two', phase: { is: 'in-flight' } })
    }
  })

  test('a write whose end was announced first cannot be taken over', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    one.journal.put(writeIn('cancelled'))
    await drain()
    const step = vi.fn((stored: Write) => handedOver(stored, 'two'))
    expect(await two.journal.takeOver('w1', step)).toBeNull()
    expect(step).not.toHaveBeenCalled()
  })

  test('a write that has ended and is sent again is claimed anew', async () => {
    const { one, shared } = await openTwo()
    for (const phase of ['in-flight', 'unresolved', 'verifying'] as const) {
      expect(await one.journal.claim(writeIn(phase))).toBe('claimed')
    }
    expect(shared.written('w1')?.phase.is).toBe('verifying')
  })

  test('another tab that watches it does not change its phase', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    await two.journal.takeOver('w1', (stored) => ({ ...stored, heir: 'two', isWatched: true }))
    one.journal.put(writeIn('in-flight'))
    channels.deliver()
    expect(one.journal.get('w1')).toMatchObject({
      owner: 'one',
      heir: 'two',
      isWatched: true,
      phase: { is: 'in-flight' },
    })
  })
})

describe('a confirmed write', () => {
  const confirmed = confirmedOf({ email: 'new@acme.example' }, 5_000, { id: 'w1' })
  const at = (tab: { journal: WriteJournal }) => tab.journal.confirmed().map((each) => each.at)
  const patchAt = (time: number, changes: Partial<ConfirmedWrite> = {}) =>
    confirmedOf({ notes: String(time) } satisfies AccountPatch, time, changes)

  test('is known in every tab, newest first, and announced once in each', async () => {
    const { one, two } = await openTwo()
    const listeners = [one, two].map(({ journal }) => {
      const listener = vi.fn()
      return { mock: listener.mock, stop: journal.onConfirmed(listener) }
    })
    one.journal.record(patchAt(1_000))
    two.journal.record(patchAt(2_000))
    await untilIdle()
    expect([at(one), at(two)]).toEqual([
      [2_000, 1_000],
      [2_000, 1_000],
    ])
    one.journal.record(patchAt(1_000))
    await untilIdle()
    expect(listeners.map(({ mock }) => mock.calls.length)).toEqual([2, 2])
    for (const { stop } of listeners) stop()
    one.journal.record(patchAt(3_000))
    await untilIdle()
    expect(listeners.map(({ mock }) => mock.calls.length)).toEqual([2, 2])
  })

  test('is not open any more, in any tab', async () => {
    const { one, two, shared } = await openTwo()
    one.journal.put(writeIn('in-flight'))
    await untilIdle()
    one.journal.record(confirmed)
    one.journal.put(writeIn('confirmed'))
    await untilIdle()
    expect(shared.written('w1')).toBeNull()
    expect(phaseIn(one)).toBe('confirmed')
    expect(two.journal.all()).toEqual([])
    expect(two.journal.confirmed()).toEqual([confirmed])
  })

  test('has ended, even without any other message, and the tab that inherited it keeps it', async () => {
    const { one, two, shared } = await openTwo()
    const three = await openTab(shared, 'three')
    one.journal.put(writeIn('in-flight', { heir: 'two' }))
    await untilIdle()
    one.journal.record(confirmed)
    await untilIdle()
    expect(two.journal.get('w1')?.phase).toMatchObject({ is: 'confirmed', accountId: base.id })
    expect(phaseIn(three)).toBeNull()
  })

  test('outlives its tabs', async () => {
    const { one, shared } = await openTwo()
    one.journal.record(confirmed)
    one.stop()
    expect((await openTab(shared, 'later')).journal.confirmed()).toEqual([confirmed])
  })

  test('is in the same list until that changes', async () => {
    const { journal } = await openTab()
    journal.record(patchAt(1_000))
    const before = journal.confirmed()
    journal.put(writeIn('queued'))
    journal.amendConfirmed((each) => each)
    expect(journal.confirmed()).toBe(before)
    journal.record(patchAt(2_000))
    expect(journal.confirmed()).not.toBe(before)
  })

  test('can be amended, for all tabs and permanently', async () => {
    const { one, two, shared } = await openTwo()
    one.journal.record(patchAt(1_000))
    one.journal.record(patchAt(2_000))
    await untilIdle()
    two.journal.amendConfirmed((each) => (each.at === 1_000 ? { ...each, made: ['9'] } : each))
    await untilIdle()
    const later = await openTab(shared, 'later')
    for (const { journal } of [one, two, later]) {
      expect(journal.confirmed().map(({ made }) => made)).toEqual([[], ['9']])
    }
  })

  test('is kept among the latest fifty of an account', async () => {
    const { journal, shared } = await openTab()
    journal.record(patchAt(10, { id: 'other', accountId: '8' }))
    for (let time = 1_000; time < 1_060; time += 1) journal.record(patchAt(time))
    const kept = journal.confirmed()
    expect(kept).toHaveLength(51)
    expect([kept[0]?.at, kept.at(-2)?.at, kept.at(-1)?.id]).toEqual([1_059, 1_010, 'other'])
    await drain()
    expect(shared.confirmedIds()).toHaveLength(51)
  })

  test('is kept among the latest three hundred of all accounts', async () => {
    const { journal, shared } = await openTab()
    for (let time = 1; time <= 310; time += 1) {
      journal.record(patchAt(time, { id: `c${time}`, accountId: String(time) }))
    }
    expect(journal.confirmed()).toHaveLength(300)
    expect(journal.confirmed().at(-1)?.at).toBe(11)
    await drain()
    expect(shared.confirmedIds()).toHaveLength(300)
  })
})

describe('after a sign-out', () => {
  test('nothing is known or stored, and nothing that ends later is kept', async () => {
    const { journal, shared } = await openTab()
    journal.put(writeIn('in-flight'))
    journal.record(confirmedOf({ notes: 'x' }, 1_000))
    await drain()
    await journal.wipe()
    expect([journal.all(), journal.confirmed()]).toEqual([[], []])
    journal.record(confirmedOf({ notes: 'y' }, 2_000))
    journal.put(writeIn('confirmed'))
    expect(await journal.claim(writeIn('in-flight'))).toBe('lost')
    await drain()
    expect([shared.written('w1'), shared.confirmedIds()]).toEqual([null, []])
    expect(journal.all()).toEqual([])
  })

  test('nothing is taken over any more', async () => {
    const { one, two } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    const claimed = two.journal.takeOver('w1', (stored) => handedOver(stored, 'two'))
    await two.journal.wipe()
    expect(await claimed).toBeNull()
    expect(two.journal.all()).toEqual([])
  })

  test('late messages and reads restore nothing', async () => {
    const shared = memoryJournalStore()
    shared.store.record(confirmedOf({ notes: 'x' }, 1_000)).catch(() => undefined)
    const two = await openTab(shared, 'two')
    const journal = new WriteJournal(shared.store, ana, 'one')
    journal.start()
    const wiped = journal.wipe()
    await Promise.all([wiped, journal.ready])
    two.journal.put(writeIn('queued', { owner: 'two', heir: 'two' }))
    two.journal.record(confirmedOf({ notes: 'y' }, 2_000))
    await untilIdle()
    expect([journal.all(), journal.confirmed()]).toEqual([[], []])
  })
})

describe('where storage fails', () => {
  test('a write belongs to its tab as long as that lives', async () => {
    const shared = memoryJournalStore()
    shared.switches.isRefusing = true
    const { journal } = await openTab(shared)
    journal.put(writeIn('queued'))
    expect(await journal.claim(writeIn('in-flight'))).toBe('claimed')
    expect(phaseIn({ journal })).toBe('in-flight')
    journal.record(confirmedOf({ notes: 'x' }, 1_000))
    expect(journal.confirmed()).toHaveLength(1)
    await expect(journal.wipe()).resolves.toBeUndefined()
  })

  test('nothing can be taken over', async () => {
    const { one, two, shared } = await openTwo()
    one.journal.put(writeIn('queued'))
    await untilIdle()
    shared.switches.isRefusing = true
    expect(await two.journal.takeOver('w1', (stored) => handedOver(stored, 'two'))).toBeNull()
    expect(two.journal.get('w1')?.owner).toBe('one')
  })

  test('a write that could not be stored at first is still its own once it can be', async () => {
    const shared = memoryJournalStore()
    shared.switches.isRefusing = true
    const { journal } = await openTab(shared)
    await journal.claim(writeIn('queued'))
    shared.switches.isRefusing = false
    expect(await journal.claim(writeIn('in-flight'))).toBe('claimed')
    expect(shared.written('w1')?.phase.is).toBe('in-flight')
  })
})

test('messages of another version are read as far as possible', async () => {
  const { journal } = await openTab()
  const write = storedWrite(writeIn('queued', { owner: 'two', heir: 'two' })) as object
  for (const data of [null, 'write', { type: 'write' }, { type: 'write', write: { id: 'w2' } }]) {
    channels.say(data)
  }
  channels.say({ type: 'confirmed', confirmed: { id: 'c1' } })
  channels.say({ type: 'write', write: { ...write, colour: 'red' } })
  expect(journal.all().map(({ id }) => id)).toEqual(['w1'])
  expect(journal.confirmed()).toEqual([])
})

test('a stopped journal receives nothing from other tabs', async () => {
  const { one, two } = await openTwo()
  two.stop()
  one.journal.put(writeIn('queued'))
  await untilIdle()
  expect(two.journal.all()).toEqual([])
})

test('without channels every tab works by itself', async () => {
  vi.stubGlobal('BroadcastChannel', undefined)
  const { one, two } = await openTwo()
  one.journal.put(writeIn('queued'))
  await drain()
  expect([phaseIn(one), phaseIn(two)]).toEqual(['queued', null])
})
