import { describe, expect, test } from 'vitest'
import { lostOf } from '#account/sent/lost-patch.ts'
import { toPatch } from '#account/edits/patch.ts'
import { editsOf } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

describe('what a read lacks of a save', () => {
  const before = sampleDetail({ email: 'a@x', phone: '1' })
  const edits = {
    ...editsOf(before),
    fields: { ...editsOf(before).fields, email: 'b@x', phone: '2' },
  }
  const patch = toPatch(before, edits)

  test('is lost, and comes with a patch that would revert it', () => {
    const lost = lostOf({ before, edits, patch }, patch, { ...before, phone: '2' })
    expect(lost?.keys).toEqual(['email'])
    expect(lost?.edits.fields).toEqual({ ...editsOf(before).fields, email: 'b@x' })
    expect(lost?.back).toMatchObject({ email: 'a@x' })
  })

  test('is null when the read has everything', () => {
    const read = { ...before, email: 'b@x', phone: '2' }
    expect(lostOf({ before, edits, patch }, patch, read)).toBeNull()
  })
})
