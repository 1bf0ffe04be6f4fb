// @vitest-environment jsdom
import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { accountChanges, type AccountChange } from '#account/changes.ts'
import type { Json } from '#account/dynamic-edits.ts'
import { workOf } from '#account/work.ts'
import { forgetSaveHistory, historyKeeper } from '#queries/save-history-keeper.ts'
import { SaveHistory, type SaveEntry } from '#queries/save-history.ts'
import { sampleDetail } from '../account/arbitrary-account.ts'

beforeEach(() => sessionStorage.clear())

const tenant = 'acme.example.com'
/** Any value that JSON itself keeps: it has no Infinity, and no zero below zero. */
const anyJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json)
const key = `accounts-admin.save-history.${tenant}`
const opened = (of = tenant) => new SaveHistory(historyKeeper(of))
const entry = (at: number, after = 'new'): SaveEntry => ({
  at,
  kind: 'saved',
  changes: [{ kind: 'field', field: 'notes', before: '', after }],
})
const times = (history: SaveHistory, id = '1') => history.of(id).map(({ at }) => at)

describe('the history of saves', () => {
  test('has the newest first, of each account its own', () => {
    const history = opened()
    history.add('1', entry(1))
    history.add('1', entry(2))
    history.add('2', entry(3))
    expect(times(history)).toEqual([2, 1])
    expect(times(history, '2')).toEqual([3])
    expect(history.of('3')).toEqual([])
  })

  test('is the same list until something is saved, and tells when it is', () => {
    const history = opened()
    history.add('1', entry(1))
    const before = history.of('1')
    let told = 0
    const stop = history.subscribe(() => (told += 1))
    history.add('2', entry(2))
    expect(history.of('1')).toBe(before)
    history.add('1', entry(3))
    expect(history.of('1')).not.toBe(before)
    expect(history.of('nobody')).toBe(history.of('no other'))
    expect(told).toBe(2)
    stop()
    history.add('1', entry(4))
    expect(told).toBe(2)
  })

  test('keeps the latest fifty of an account', () => {
    const history = opened()
    for (let at = 1; at <= 60; at += 1) history.add('1', entry(at))
    expect(times(history)).toHaveLength(50)
    expect(times(history)[0]).toBe(60)
    expect(times(opened())).toEqual(times(history))
  })

  test('lets the oldest go, of whatever account, where all together is too long', () => {
    const history = opened()
    const long = 'x'.repeat(200_000)
    history.add('1', entry(1, long))
    history.add('2', entry(2, long))
    const kept = history.of('2')
    history.add('3', entry(3, long))
    expect([times(history, '1'), times(history, '2'), times(history, '3')]).toEqual([[], [2], [3]])
    expect(history.of('2')).toBe(kept)
    history.add('1', entry(4, long.repeat(4)))
    expect([times(history, '1'), times(history, '2'), times(history, '3')]).toEqual([[4], [], []])
  })
})

describe('kept for the tab', () => {
  test('it is read again as it was, whatever was changed', () => {
    fc.assert(
      fc.property(fc.string(), anyJson, fc.option(anyJson, { nil: undefined }), (text, was, is) => {
        sessionStorage.clear()
        const base = sampleDetail({ dynamic_fields: [{ field_id: '7', name: text, value: was }] })
        const untouched = workOf(base)
        const changes: AccountChange[] = accountChanges(base, {
          fields: { ...untouched.fields, notes: text, qr_code: text, latitude: text },
          products: [
            { action: 'update', product_id: '300000000000000001', values: { status: text } },
            { action: 'remove', product_id: '300000000000000002' },
          ],
          dynamic_fields: [
            { field_id: '7', isAdded: false, value: { text, value: is } },
            { field_id: '8', isAdded: true, name: text, value: { text: null, value: null } },
          ],
        })
        opened().add('1', { at: 5, kind: 'undone', changes })
        expect(opened().of('1')).toEqual([{ at: 5, kind: 'undone', changes }])
      }),
    )
  })

  test('another tenant sees nothing of it, nor does anybody after a sign-out', () => {
    opened().add('1', entry(1))
    opened('other.example.com').add('1', entry(2))
    expect(times(opened('other.example.com'))).toEqual([2])
    sessionStorage.setItem('another', 'stays')
    forgetSaveHistory()
    expect(times(opened())).toEqual([])
    expect(Object.keys(sessionStorage)).toEqual(['another'])
  })

  test('a save that is answered after the sign-out leaves nothing behind', () => {
    const history = opened()
    forgetSaveHistory()
    history.add('1', entry(1))
    expect(sessionStorage).toHaveLength(0)
    opened().add('1', entry(2))
    expect(times(opened())).toEqual([2])
  })

  test('what cannot be read costs itself alone', () => {
    opened().add('1', entry(1))
    const [[id, entries]] = JSON.parse(sessionStorage.getItem(key) ?? '') as [[string, unknown[]]]
    const bad = [null, {}, { ...entry(2), at: 1e300 }, { ...entry(2), changes: [{ kind: 'x' }] }]
    sessionStorage.setItem(key, JSON.stringify([[id, [...bad, ...entries, ...bad]]]))
    expect(times(opened())).toEqual([1])
  })

  test.each(['', '{', 'null', '{"1":[]}', '[[1,[]]]'])('%o is as good as nothing', (text) => {
    sessionStorage.setItem(key, text)
    expect(times(opened())).toEqual([])
    opened().add('1', entry(1))
    expect(times(opened())).toEqual([1])
  })
})
