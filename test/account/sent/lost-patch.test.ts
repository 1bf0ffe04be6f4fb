import { describe, expect, test } from 'vitest'
import { lostOf } from '#account/sent/lost-patch.ts'
import { toPatch } from '#account/edits/patch.ts'
import { workOf } from '#account/edits/edits.ts'
import { sampleDetail } from '../arbitrary-account.ts'

describe('what a read does not hold', () => {
  const before = sampleDetail({ email: 'a@x', phone: '1' })
  const work = { ...workOf(before), fields: { ...workOf(before).fields, email: 'b@x', phone: '2' } }
  const patch = toPatch(before, work)

  test('is lost, with what tells the way back', () => {
    const lost = lostOf({ before, work, patch }, patch, { ...before, phone: '2' })
    expect(lost?.keys).toEqual(['email'])
    expect(lost?.work.fields).toEqual({ ...workOf(before).fields, email: 'b@x' })
    expect(lost?.back).toMatchObject({ email: 'a@x' })
  })

  test('is nothing where it holds all', () => {
    const read = { ...before, email: 'b@x', phone: '2' }
    expect(lostOf({ before, work, patch }, patch, read)).toBeNull()
  })
})
