// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import {
  forgetOpened,
  noteOpenedAccount,
  openedAccounts,
  pinAccount,
} from '#queries/known/opened-accounts.ts'

beforeEach(() => localStorage.clear())

const ids = (tenant = 'acme') => openedAccounts(tenant).map(({ id }) => id)

test('the latest come first, pinned ones before them, and each tenant has its own', () => {
  for (const id of ['1', '2', '3']) noteOpenedAccount('acme', id, `Account ${id}`)
  noteOpenedAccount('acme', '1', 'Account 1')
  noteOpenedAccount('other', '9', null)
  expect(ids()).toEqual(['1', '3', '2'])
  pinAccount('acme', '2', true)
  expect(ids()).toEqual(['2', '1', '3'])
  expect(ids('other')).toEqual(['9'])
})

test('old ones are forgotten, pinned ones are not, and a sign-out forgets all', () => {
  noteOpenedAccount('acme', 'pinned', null)
  pinAccount('acme', 'pinned', true)
  for (let id = 0; id < 20; id += 1) noteOpenedAccount('acme', String(id), null)
  expect(ids()).toHaveLength(9)
  expect(ids()[0]).toBe('pinned')
  forgetOpened()
  expect(ids()).toEqual([])
})

test.each(['nonsense', '{}', '[{"id":1}]'])('what was kept as %s is nothing', (kept) => {
  localStorage.setItem('accounts-admin.opened.acme', kept)
  expect(ids()).toEqual([])
})
