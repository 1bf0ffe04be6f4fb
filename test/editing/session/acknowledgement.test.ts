import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { applyPatch } from '#account/sent/apply-patch.ts'
import type { Lost } from '#account/sent/lost-patch.ts'
import { readEdits } from '#account/edits/patch.ts'
import { editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import { Failure } from '#http/failures.ts'
import type { DetailOptions } from '#editing/account-reads.ts'
import {
  openAcknowledgement,
  readAcknowledgement,
  type AcknowledgementState,
} from '#editing/session/acknowledgement.ts'
import { pass, startVirtualTime } from '../../rate-limit/virtual-time.ts'
import { base } from '../some-write.ts'

beforeEach(startVirtualTime)
afterEach(() => {
  vi.useRealTimers()
})

const untouched = editsOf(base)
const edits: AccountEdits = {
  ...untouched,
  fields: { ...untouched.fields, email: 'new@acme.example', notes: 'new', qr_code: 'Q' },
}
const saved = { id: 'w1', before: base, edits, patch: readEdits(base, edits).patch }

describe('an answer', () => {
  test('that names every key leaves nothing open', () => {
    expect(openAcknowledgement(saved.patch, ['email', 'notes', 'qrCode'], 5)).toBeNull()
  })

  test('that names no keys at all is trusted', () => {
    expect(openAcknowledgement(saved.patch, null, 5)).toBeNull()
  })

  test('that lacks a key leaves it to a read, unless no read shows it', () => {
    expect(openAcknowledgement(saved.patch, ['email'], 5)).toEqual({
      stage: 'waiting',
      keys: ['notes'],
      hidden: ['qr_code'],
      readAt: 5,
    })
  })

  test('that lacks only keys that no read shows needs no read', () => {
    expect(openAcknowledgement(saved.patch, ['email', 'notes'], 5)).toEqual({
      stage: 'never-shown',
      keys: ['qr_code'],
      hidden: [],
      readAt: 5,
    })
  })
})

describe('an incomplete answer', () => {
  const confirmed = applyPatch(base, saved.patch, () => null)

  /** Reads the account when it is due, and collects the stages. */
  function acknowledge(
    answer: () => Promise<AccountDetail>,
    missing: string[] = ['email', 'notes'],
  ) {
    const updated = ['email', 'notes', 'qr_code'].filter((key) => !missing.includes(key))
    const open = openAcknowledgement(saved.patch, updated, pageNow() + 31_000)
    if (!open) throw new Error('nothing is open')
    const notified: AcknowledgementState[] = []
    const lost: Lost[] = []
    const reads: number[] = []
    const gone = new AbortController()
    const start = pageNow()
    const detail = vi.fn(async (_id: string, { signal }: DetailOptions) => {
      reads.push(pageNow() - start)
      const answered = await answer()
      signal?.throwIfAborted()
      return { answered, known: answered, askedAt: pageNow() }
    })
    const ends = readAcknowledgement(saved, open, {
      reads: { detail },
      signal: gone.signal,
      notify: (state) => notified.push(state),
      onLost: (each) => lost.push(each),
    })
    const ended = ends.catch((error: unknown) => error)
    const stages = () => notified.map(({ stage, keys }) => [stage, keys.join()])
    return { stages, lost, reads, detail, ended, leave: (reason: Error) => gone.abort(reason) }
  }

  test('leads to one background read, when no cache can predate the write', async () => {
    const { stages, reads, detail } = acknowledge(() => Promise.resolve(confirmed))
    await pass(30_900)
    expect(stages()).toEqual([])
    await pass(60_000)
    expect(reads).toHaveLength(1)
    expect(reads[0]).toBeGreaterThanOrEqual(31_000)
    expect(reads[0]).toBeLessThan(31_100)
    expect(detail).toHaveBeenCalledWith(
      base.id,
      expect.objectContaining({ priority: 'background', name: 'Acme Corp' }),
    )
  })

  test('is confirmed by a read that shows the values', async () => {
    const { stages, lost } = acknowledge(() => Promise.resolve(confirmed))
    await pass(40_000)
    expect(stages()).toEqual([
      ['reading', 'email,notes'],
      ['confirmed', 'email,notes'],
    ])
    expect(lost).toEqual([])
  })

  test('is not saved where a read shows the previous values, and only there', async () => {
    const { stages, lost } = acknowledge(() => Promise.resolve({ ...confirmed, notes: null }))
    await pass(40_000)
    expect(stages().at(-1)).toEqual(['not-saved', 'notes'])
    expect(lost).toMatchObject([{ keys: ['notes'], edits: { fields: { notes: 'new' } } }])
    expect(lost[0]?.edits.fields.email).toBe('old@acme.example')
  })

  test('loses nothing that it did name, whatever a read shows', async () => {
    const { stages, lost } = acknowledge(() => Promise.resolve(base), ['notes'])
    await pass(40_000)
    expect(stages().at(-1)).toEqual(['not-saved', 'notes'])
    expect(lost[0]?.keys).toEqual(['notes'])
  })

  test('stays open when the read fails, and is not read again', async () => {
    const { stages, reads } = acknowledge(() => Promise.reject(new Failure('network')))
    await pass(200_000)
    expect(stages().at(-1)).toEqual(['failed', 'email,notes'])
    expect(reads).toHaveLength(1)
  })

  test.each([
    ['before it is read', 10_000],
    ['while it is read', 31_500],
  ])('is not followed any further once the page is left: %s', async (_, ms) => {
    const late = () => new Promise<AccountDetail>((resolve) => setTimeout(resolve, 1_000, base))
    const { stages, lost, ended, leave } = acknowledge(late)
    const reason = new Error('left')
    await pass(ms)
    leave(reason)
    await pass(60_000)
    expect(await ended).toBe(reason)
    expect(stages().filter(([stage]) => stage !== 'reading')).toEqual([])
    expect(lost).toEqual([])
  })
})
