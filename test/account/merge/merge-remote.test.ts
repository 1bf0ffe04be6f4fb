import { describe, expect, test } from 'vitest'
import { mergeRemote } from '#account/merge/merge-remote.ts'
import { stageAdd } from '#account/products/product-edits.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const base = sampleDetail()
const edits = (changes: Partial<AccountEdits> = {}): AccountEdits => ({
  ...editsOf(base),
  ...changes,
})
const typed = (email: string) => edits({ fields: { ...editsOf(base).fields, email } })

describe('a change that our localPatches patch made', () => {
  test('is not a conflict with later edits', () => {
    const undone = sampleDetail({ email: 'before@x.example' })
    const localPatches = [{ email: 'before@x.example' }]
    const merge = mergeRemote(base, undone, typed('local@x.example'), localPatches)
    expect(merge.conflicts).toEqual([])
    expect(merge.edits.fields.email).toBe('local@x.example')
  })

  test('is not incoming', () => {
    const saved = sampleDetail({ email: 'saved@x.example' })
    expect(mergeRemote(base, saved, edits(), [{ email: 'saved@x.example' }]).incoming).toEqual([])
  })

  test('does not count as a product that the remote side also added', () => {
    const add = { provider_id: '1', product_type_id: '2' }
    const values = { ...add, coverage_id: '', start_date: '', end_date: '', status: '' }
    const local = edits({ products: stageAdd([], 'k', values) })
    const remote = sampleDetail({ products: [...base.products, { id: '99', ...add }] })
    const localPatches = [{ products: [{ action: 'add' as const, ...add }] }]
    expect(mergeRemote(base, remote, local, localPatches).conflicts).toEqual([])
    expect(mergeRemote(base, remote, local, []).conflicts).toHaveLength(1)
  })
})

test('a value that the remote side changed to something else is a conflict, whatever we sent', () => {
  const remote = sampleDetail({ email: 'remote@x.example' })
  const merge = mergeRemote(base, remote, typed('local@x.example'), [{ email: 'old@x.example' }])
  expect(merge.conflicts).toEqual([{ kind: 'field', field: 'email' }])
})
