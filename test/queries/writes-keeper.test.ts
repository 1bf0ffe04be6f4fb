// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest'
import { AccountDetail } from '#contract/account.ts'
import { RecentWrites } from '#queries/recent-writes.ts'
import { forgetWrites, sessionKeeper } from '#queries/writes-keeper.ts'

const cacheSeconds = { list: 60, detail: 30 }
const detail = AccountDetail.parse({ id: '1', name: 'Old', email: 'old@x.example' })
const opened = (tenant = 'acme.example.com') =>
  new RecentWrites(() => null, cacheSeconds, sessionKeeper(tenant))

afterEach(() => sessionStorage.clear())

test('a save is still shown after a reload, while the server’s cache is older', () => {
  opened().updated({
    id: '1',
    patch: { name: 'New', email: null },
    before: null,
    confirmedAt: 1_000,
  })
  const reloaded = opened()
  expect(reloaded.overDetail(detail, 2_000)).toMatchObject({ name: 'New', email: null })
  expect(reloaded.overDetail(detail, 60_000)).toBe(detail)
})

test('a created account is still known after a reload', () => {
  opened().created(detail, 1_000)
  expect(opened().justCreated('1', 2_000)).toMatchObject({ id: '1', name: 'Old' })
})

test('another tenant sees nothing of it, nor does anybody after a sign-out', () => {
  opened().updated({ id: '1', patch: { name: 'New' }, before: null, confirmedAt: 1_000 })
  expect(opened('other.example.com').overDetail(detail, 2_000)).toBe(detail)
  forgetWrites()
  expect(opened().overDetail(detail, 2_000)).toBe(detail)
})

test('what cannot be read is as good as nothing', () => {
  sessionStorage.setItem('accounts-admin.recent-writes.acme.example.com', '{"writes":[{"id":1}]}')
  expect(opened().overDetail(detail, 2_000)).toBe(detail)
})
