import { describe, expect, test } from 'vitest'
import type { AccountPage } from '#api/accounts.ts'
import { AccountDetail, AccountRow } from '#contract/account.ts'
import { keys } from '#queries/keys.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { showWrite } from '#queries/show-write.ts'
import { KnownNames } from '#queries/known/known-names.ts'
import { knownStorage } from '#queries/known/known-storage.ts'
import { confirmedOf } from '../editing/some-write.ts'
import { configOf, pageAt } from './open-workspace.ts'

const id = '7'
const detail = AccountDetail.parse({ id, name: 'Acme Corp', email: 'contact@acme.example.com' })
const other = AccountRow.parse({ id: '8', name: 'Other' })

/** Reads from some time ago. */
function open() {
  const queryClient = createQueryClient()
  const names = new KnownNames(configOf().catalogue, knownStorage('acme.example.com'))
  const keep = (key: readonly unknown[], value: unknown, updatedAt: number) =>
    queryClient.setQueryData(key, value, { updatedAt })
  const page = (rows: AccountRow[]): AccountPage => ({ rows, offset: 0, total: 2, skipped: 0 })
  keep(keys.detail(id), detail, 1_000)
  keep(keys.list(pageAt()), page([AccountRow.parse(detail), other]), 2_000)
  keep(keys.list(pageAt(5)), page([other]), 3_000)
  const stateOf = (key: readonly unknown[]) => queryClient.getQueryState<AccountDetail>(key)
  const listed = (offset = 0) => queryClient.getQueryData<AccountPage>(keys.list(pageAt(offset)))
  const show = (confirmed: Parameters<typeof showWrite>[1]) =>
    showWrite({ queryClient, names }, confirmed)
  return { queryClient, stateOf, listed, show }
}

describe('a save', () => {
  const saved = confirmedOf({ name: 'Acme & Sons', email: null }, 5_000, { accountId: id })

  test('shows in every cached read, and makes none of them fresher', () => {
    const { stateOf, listed, show } = open()
    show(saved)
    const { data, dataUpdatedAt } = stateOf(keys.detail(id)) ?? {}
    expect(data).toMatchObject({ name: 'Acme & Sons', email: null })
    expect(listed()?.rows).toMatchObject([{ name: 'Acme & Sons', email: null }, { name: 'Other' }])
    expect(dataUpdatedAt).toBe(1_000)
    expect(stateOf(keys.list(pageAt()))?.dataUpdatedAt).toBe(2_000)
  })

  test('changes no list that does not contain the account', () => {
    const { listed, show } = open()
    const before = listed(5)
    show(saved)
    expect(listed(5)).toBe(before)
  })

  test('of an account that nobody has read adds nothing to the cache', () => {
    const { stateOf, show } = open()
    show({ ...saved, accountId: '9' })
    expect(stateOf(keys.detail('9'))?.data).toBeUndefined()
  })
})

describe('a create', () => {
  const created = confirmedOf({ name: 'Made' }, 5_000, {
    accountId: '9',
    intent: 'create',
    before: null,
  })

  test('is known to its page at once, and old enough to be read in full', () => {
    const { stateOf, show } = open()
    show(created)
    expect(stateOf(keys.detail('9'))).toMatchObject({
      data: { id: '9', name: 'Made', email: null },
      dataUpdatedAt: 1,
    })
  })

  test('replaces no read', () => {
    const { stateOf, show } = open()
    show({ ...created, accountId: id })
    expect(stateOf(keys.detail(id))?.data).toBe(detail)
  })
})
