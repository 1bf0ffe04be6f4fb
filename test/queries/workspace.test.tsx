// @vitest-environment jsdom
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { refusalOf } from '#api/client.ts'
import { AccountDetail } from '#contract/account.ts'
import { accountDetail } from '#queries/account-queries.ts'
import { keys } from '#queries/keys.ts'
import { createQueryClient } from '#queries/query-client.ts'
import { showWrite } from '#queries/show-write.ts'
import { useFieldOptions, useKnownFields } from '#queries/use-workspace.ts'
import { type Workspace } from '#queries/workspace.ts'
import { workspaceOf } from '#queries/open-workspace.ts'
import { keepCredentials } from '#session/credentials.ts'
import { openClient } from '#session/open-client.ts'
import { Session } from '#session/session.ts'
import { SessionContext } from '#session/use-session.ts'
import { confirmedOf } from '../editing/some-write.ts'
import { ana, configOf, openWorkspace } from './open-workspace.ts'

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

const tier = { field_id: '7', name: 'Tier', type: 'lista', order: 1 }
const account = (value: string) =>
  AccountDetail.parse({ id: '1', name: 'Acme', dynamic_fields: [{ ...tier, value }] })

function openTenant(tenant: string, queryClient = createQueryClient()): Workspace {
  const config = configOf()
  return workspaceOf(
    openClient(config, () => ({ ...ana, tenant }), refusalOf),
    config,
    queryClient,
  )
}

describe('the options of dynamic fields are collected', () => {
  test('from every detail that is read', async () => {
    const { backend, workspace } = openWorkspace()
    const first = backend.store.all()[0]
    await workspace.queryClient.fetchQuery(accountDetail(workspace, first?.id ?? ''))
    const seen = workspace.fieldOptions.knownFields().map(({ field_id }) => field_id)
    const shown = first?.dynamic_fields.map(({ field_id }) => field_id) ?? []
    expect(shown).not.toEqual([])
    expect(seen.toSorted()).toEqual(shown.toSorted())
  })

  test('from a save of this user, at once', () => {
    const workspace = openTenant('acme')
    workspace.queryClient.setQueryData(keys.detail('1'), account('Gold'))
    const patch = { dynamic_fields: [{ field_id: '7', value: 'Platinum' }] }
    showWrite(workspace, confirmedOf(patch, 0, { accountId: '1' }))
    expect(workspace.fieldOptions.optionsOf('7')).toEqual(['Gold', 'Platinum'])
  })

  test('by the session that made the read, not by an earlier one with the same cache', () => {
    const queryClient = createQueryClient()
    const before = openTenant('other', queryClient)
    const now = openTenant('acme', queryClient)
    queryClient.setQueryData(keys.detail('1'), account('Gold'))
    expect(now.fieldOptions.optionsOf('7')).toEqual(['Gold'])
    expect(before.fieldOptions.optionsOf('7')).toEqual([])
  })
})

test('a cache has one subscription, however often somebody signs in', () => {
  const queryClient = createQueryClient()
  const watch = vi.spyOn(queryClient.getQueryCache(), 'subscribe')
  openTenant('acme', queryClient)
  openTenant('acme', queryClient)
  expect(watch).toHaveBeenCalledTimes(1)
})

test('a screen shows the known fields and options, and new ones while it is open', () => {
  function Screen() {
    const fields = useKnownFields().map(({ name }) => name)
    return <p>{`${fields.join()}: ${JSON.stringify(useFieldOptions('7'))}`}</p>
  }
  keepCredentials(ana)
  const queryClient = createQueryClient()
  render(
    <SessionContext value={new Session(configOf())}>
      <QueryClientProvider client={queryClient}>
        <Screen />
      </QueryClientProvider>
    </SessionContext>,
  )
  expect(screen.getByText(': []')).toBeVisible()
  act(() => void queryClient.setQueryData(keys.detail('1'), account('Gold')))
  expect(screen.getByText('Tier: ["Gold"]')).toBeVisible()
  act(() => void queryClient.setQueryData(keys.detail('1'), account('Basic')))
  expect(screen.getByText('Tier: ["Basic","Gold"]')).toBeVisible()
})
