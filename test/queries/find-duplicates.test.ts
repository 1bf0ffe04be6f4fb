import { describe, expect, test } from 'vitest'
import { findDuplicates } from '#queries/find-duplicates.ts'
import { asked, openWorkspace } from './open-workspace.ts'

const acme = { name: 'N', tax_id: '214100001019', external_code: 'EXT-001' }

describe('the search for duplicates', () => {
  test('finds the accounts with exactly the same value, once for each value', async () => {
    const { backend, workspace } = openWorkspace()
    const { accounts, failure } = await findDuplicates(workspace, acme)
    expect(failure).toBeNull()
    expect(accounts.map(({ account, same }) => [account.name, same])).toEqual([
      ['Acme Corp', ['tax_id', 'external_code']],
    ])
    expect(asked(backend)).toHaveLength(2)
    // The cache answers the second search.
    await findDuplicates(workspace, acme)
    expect(asked(backend)).toHaveLength(2)
  })

  test('does nothing when no unique field is filled in', async () => {
    const { backend, workspace } = openWorkspace()
    expect(await findDuplicates(workspace, { name: 'Acme Corp', tax_id: ' ' })).toEqual({
      accounts: [],
      failure: null,
    })
    expect(asked(backend)).toEqual([])
  })

  test('ignores similar values, and the same value in another field', async () => {
    const { workspace } = openWorkspace()
    const body = { name: 'N', tax_id: '21410000101', document: 'EXT-001' }
    expect((await findDuplicates(workspace, body)).accounts).toEqual([])
  })

  test('searches for a text once', async () => {
    const { backend, workspace } = openWorkspace()
    await findDuplicates(workspace, { name: 'N', tax_id: '9', document: ' 9 ' })
    expect(asked(backend)).toHaveLength(1)
  })

  test('reports a failed search, with what it found before', async () => {
    const { backend, workspace } = openWorkspace()
    backend.scenario({ endpoint: 'list', fault: 'delay', ms: 1 })
    backend.scenario({ endpoint: 'list', fault: 'cut-off' })
    const { accounts, failure } = await findDuplicates(workspace, acme)
    expect(accounts).toHaveLength(1)
    expect(failure).not.toBeNull()
  })

  test('sends nothing more after an abort', async () => {
    const { backend, workspace } = openWorkspace()
    const gone = new AbortController()
    backend.scenario({ endpoint: 'list', fault: 'delay', ms: 100 })
    const looking = findDuplicates(workspace, acme, gone.signal)
    await expect.poll(() => asked(backend)).toHaveLength(1)
    gone.abort()
    await looking
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(asked(backend)).toHaveLength(1)
  })
})
