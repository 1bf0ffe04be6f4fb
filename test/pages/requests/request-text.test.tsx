// @vitest-environment jsdom
import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import { expect, test } from 'vitest'
import type { RequestDescriptor } from '#api/request-descriptor.ts'
import type { ListQuery } from '#contract/list-query.ts'
import { en } from '#i18n/en.ts'
import { useRequestText } from '#pages/requests/request-text.ts'

const list = (query: Partial<ListQuery>): RequestDescriptor => ({
  kind: 'list',
  query: { limit: 25, offset: 0, ...query },
})

test.each<[string, RequestDescriptor]>([
  ['Accounts, page 1', list({})],
  ['Accounts, page 3', list({ offset: 50 })],
  ['Accounts, page 2', list({ limit: 10, offset: 10 })],
  ['Accounts, search “acme”', list({ search: 'acme' })],
  ['Accounts, search “acme”, page 2', list({ search: 'acme', offset: 25 })],
  ['Accounts, filtered', list({ status: 'A', country_id: '1' })],
  ['Accounts, search “acme”, filtered, page 4', list({ search: 'acme', city_id: '1', offset: 75 })],
  ['Accounts, search “{a} <b>”', list({ search: '{a} <b>' })],
  ['Open Acme Corp', { kind: 'detail', id: '1', name: 'Acme Corp' }],
  ['Open account 100200300400500600', { kind: 'detail', id: '100200300400500600', name: null }],
  ['Open account 1', { kind: 'detail', id: '1', name: '' }],
  ['Save Acme Corp', { kind: 'update', id: '1', name: 'Acme Corp' }],
  ['Save account 1', { kind: 'update', id: '1', name: null }],
  ['Create Acme Corp', { kind: 'create', name: 'Acme Corp' }],
])('%s', (text, descriptor) => {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <IntlProvider locale="en" messages={en} timeZone="UTC">
      {children}
    </IntlProvider>
  )
  const { result } = renderHook(useRequestText, { wrapper })
  expect(result.current(descriptor)).toBe(text)
})
