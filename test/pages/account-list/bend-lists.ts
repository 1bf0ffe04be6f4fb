import type { MockBackend } from '#mock/backend.ts'

type Page = ReturnType<MockBackend['store']['list']>

/** Lets the backend answer lists otherwise than its accounts would have it. */
export function bendLists({ store }: MockBackend, bend: (page: Page) => Page): void {
  const list = store.list.bind(store)
  store.list = (query) => bend(list(query))
}

/** Lets the backend hold its first `count` accounts only. */
export function keepFirst({ store }: MockBackend, count: number): void {
  const accounts = store.all().slice(0, count)
  store.list = ({ offset, limit }) => ({
    rows: accounts.slice(offset, offset + limit),
    total: accounts.length,
  })
}
