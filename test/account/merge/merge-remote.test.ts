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

describe('what we sent ourselves', () => {
  test('is no dispute with what is typed since', () => {
    const undone = sampleDetail({ email: 'before@x.example' })
    const own = [{ email: 'before@x.example' }]
    const merge = mergeRemote(base, undone, typed('mine@x.example'), own)
    expect(merge.conflicts).toEqual([])
    expect(merge.edits.fields.email).toBe('mine@x.example')
  })

  test('is nothing that is taken over from anybody', () => {
    const saved = sampleDetail({ email: 'saved@x.example' })
    expect(mergeRemote(base, saved, edits(), [{ email: 'saved@x.example' }]).incoming).toEqual([])
  })

  test('is no second product that somebody else added', () => {
    const add = { provider_id: '1', product_type_id: '2' }
    const values = { ...add, coverage_id: '', start_date: '', end_date: '', status: '' }
    const local = edits({ products: stageAdd([], 'k', values) })
    const remote = sampleDetail({ products: [...base.products, { id: '99', ...add }] })
    const own = [{ products: [{ action: 'add' as const, ...add }] }]
    expect(mergeRemote(base, remote, local, own).conflicts).toEqual([])
    expect(mergeRemote(base, remote, local, []).conflicts).toHaveLength(1)
  })
})

test('what others changed as well stays disputed, whatever we sent', () => {
  const remote = sampleDetail({ email: 'theirs@x.example' })
  const merge = mergeRemote(base, remote, typed('mine@x.example'), [{ email: 'old@x.example' }])
  expect(merge.conflicts).toEqual([{ kind: 'field', field: 'email' }])
})
