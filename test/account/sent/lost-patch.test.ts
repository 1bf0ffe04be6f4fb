import { describe, expect, test } from 'vitest'
import { lostOf } from '#account/sent/lost-patch.ts'
import { toPatch } from '#account/edits/patch.ts'
import { editsOf } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

describe('what a read does not hold', () => {
  const before = sampleDetail({ email: 'a@x', phone: '1' })
  const edits = {
    ...editsOf(before),
    fields: { ...editsOf(before).fields, email: 'b@x', phone: '2' },
  }
  const patch = toPatch(before, edits)

  test('is lost, with what tells the way back', () => {
    const lost = lostOf({ before, edits, patch }, patch, { ...before, phone: '2' })
    expect(lost?.keys).toEqual(['email'])
    expect(lost?.edits.fields).toEqual({ ...editsOf(before).fields, email: 'b@x' })
    expect(lost?.back).toMatchObject({ email: 'a@x' })
  })

  test('is nothing where it holds all', () => {
    const read = { ...before, email: 'b@x', phone: '2' }
    expect(lostOf({ before, edits, patch }, patch, read)).toBeNull()
  })
})
