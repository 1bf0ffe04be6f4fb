import { describe, expect, test } from 'vitest'
import { mergeAmongOthers } from '#account/merge/merge-remote.ts'
import { stageAdd } from '#account/products/product-edits.ts'
import { workOf, type AccountWork } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

const base = sampleDetail()
const work = (changes: Partial<AccountWork> = {}): AccountWork => ({ ...workOf(base), ...changes })
const typed = (email: string) => work({ fields: { ...workOf(base).fields, email } })

describe('what we sent ourselves', () => {
  test('is no dispute with what is typed since', () => {
    const undone = sampleDetail({ email: 'before@x.example' })
    const own = [{ email: 'before@x.example' }]
    const merge = mergeAmongOthers(base, undone, typed('mine@x.example'), own)
    expect(merge.disputed).toEqual([])
    expect(merge.work.fields.email).toBe('mine@x.example')
  })

  test('is nothing that is taken over from anybody', () => {
    const saved = sampleDetail({ email: 'saved@x.example' })
    expect(mergeAmongOthers(base, saved, work(), [{ email: 'saved@x.example' }]).taken).toEqual([])
  })

  test('is no second product that somebody else added', () => {
    const add = { provider_id: '1', product_type_id: '2' }
    const values = { ...add, coverage_id: '', start_date: '', end_date: '', status: '' }
    const mine = work({ products: stageAdd([], 'k', values) })
    const theirs = sampleDetail({ products: [...base.products, { id: '99', ...add }] })
    const own = [{ products: [{ action: 'add' as const, ...add }] }]
    expect(mergeAmongOthers(base, theirs, mine, own).disputed).toEqual([])
    expect(mergeAmongOthers(base, theirs, mine, []).disputed).toHaveLength(1)
  })
})

test('what others changed as well stays disputed, whatever we sent', () => {
  const theirs = sampleDetail({ email: 'theirs@x.example' })
  const merge = mergeAmongOthers(base, theirs, typed('mine@x.example'), [
    { email: 'old@x.example' },
  ])
  expect(merge.disputed).toEqual([{ kind: 'field', field: 'email' }])
})
