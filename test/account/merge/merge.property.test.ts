import { changedPartIds, partsOf } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { isSameJson } from '#account/fields/json.ts'
import { mergeWork } from '#account/merge/merge.ts'
import { partId, type Part } from '#account/fields/field-path.ts'
import { toPatch } from '#account/edits/patch.ts'
import { productEditId } from '#account/products/product-edits.ts'
import { workOf } from '#account/edits/edits.ts'
import { putBack } from '#account/edits/revert.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedValues, isSameAt, isThere, leavesOf, readAt, valueParts } from '../account-paths.ts'
import { anyDetailAndWork, anyTwoSides } from '../arbitrary-edits.ts'

const wholeId = (part: Part) => partId(part.kind === 'field' ? part : { ...part, key: null })

test('merging with an unchanged read changes nothing', () => {
  fc.assert(
    fc.property(anyDetailAndWork, ([base, mine]) => {
      expect(mergeWork(base, structuredClone(base), mine)).toEqual({
        work: mine,
        disputed: [],
        taken: [],
      })
    }),
  )
})

test('without work of mine, what is taken is all that they changed', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs }) => {
      const { work, disputed, taken } = mergeWork(base, theirs, workOf(base))
      expect(disputed).toEqual([])
      expect(accountChanges(theirs, work)).toEqual([])
      const told = new Set(taken.flatMap(partsOf).map(partId))
      const untrue = valueParts(base, theirs).filter((part) => {
        const isSame = isSameAt(part, readAt(base, part), readAt(theirs, part))
        // Of what is gone no value is told: it is gone as a whole.
        if (isThere(theirs, part)) return told.has(partId(part)) === isSame
        return told.has(partId(part)) || !told.has(wholeId(part))
      })
      expect(untrue).toEqual([])
    }),
  )
})

test('a merge never loses a side: each of my changes is still mine or is what they have', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work } = mergeWork(base, theirs, mine)
      const kept = changedValues(accountChanges(theirs, work))
      for (const [id, { part, after, text }] of changedValues(accountChanges(base, mine))) {
        const still = kept.get(id)
        const isKept = still
          ? still.text === text && isSameJson(still.after, after)
          : isSameAt(part, readAt(theirs, part), after)
        expect([id, isKept]).toEqual([id, true])
      }
      for (const edit of mine.products) {
        const id = productEditId(edit)
        const isGone = !theirs.products.some((product) => product.id === id)
        if (edit.action === 'update' || (edit.action === 'remove' && isGone)) continue
        expect(work.products).toContainEqual(edit)
      }
    }),
  )
})

test('each of their changes is taken or disputed, or I made the same', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work, disputed, taken } = mergeWork(base, theirs, mine)
      const told = new Set([...taken.flatMap(leavesOf), ...disputed].map(partId))
      const touched = changedPartIds(base, mine)
      const left = changedPartIds(theirs, work)
      const untold = mergeWork(base, theirs, workOf(base))
        .taken.flatMap(leavesOf)
        .filter((part) => !told.has(partId(part)) && !told.has(wholeId(part)))
        .filter((part) => !touched.has(partId(part)) || left.has(partId(part)))
      expect(untold).toEqual([])
    }),
  )
})

test('what only they changed is in no patch afterwards', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work, taken } = mergeWork(base, theirs, mine)
      const sent = changedPartIds(theirs, work)
      expect(taken.flatMap(leavesOf).filter((part) => sent.has(partId(part)))).toEqual([])
    }),
  )
})

test('what I did not change is sent only with what they took away', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work } = mergeWork(base, theirs, mine)
      const touched = changedPartIds(base, mine)
      const extra = accountChanges(theirs, work)
        .flatMap(partsOf)
        .filter((part) => !touched.has(partId(part)) && isThere(theirs, part))
      expect(extra).toEqual([])
    }),
  )
})

test('what is disputed is changed by both', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { disputed } = mergeWork(base, theirs, mine)
      const touched = changedPartIds(base, mine)
      const theirParts = new Set(
        mergeWork(base, theirs, workOf(base)).taken.flatMap(partsOf).map(partId),
      )
      expect(disputed.filter((part) => !touched.has(partId(part)))).toEqual([])
      const isNew = (part: Part) => part.kind === 'product' && part.id.startsWith('new')
      expect(disputed.filter((part) => !theirParts.has(partId(part)) && !isNew(part))).toEqual([])
    }),
  )
})

test('deciding for theirs everywhere sends none of the disputed parts', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work, disputed } = mergeWork(base, theirs, mine)
      const decided = disputed.reduce((left, part) => putBack(theirs, left, part), work)
      const sent = changedPartIds(theirs, decided)
      expect(disputed.filter((part) => sent.has(partId(part)))).toEqual([])
    }),
  )
})

test('deciding for mine sends mine', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work, disputed } = mergeWork(base, theirs, mine)
      const sent = changedPartIds(theirs, work)
      expect(disputed.filter((part) => !sent.has(partId(part)))).toEqual([])
    }),
  )
})

test('merging twice with the same read is merging once', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, theirs, mine }) => {
      const { work } = mergeWork(base, theirs, mine)
      const again = mergeWork(theirs, structuredClone(theirs), work)
      expect(again).toEqual({ work, disputed: [], taken: [] })
      expect(toPatch(theirs, again.work)).toEqual(toPatch(theirs, work))
    }),
  )
})

test('a merge changes nothing in place', () => {
  fc.assert(
    fc.property(anyTwoSides, (sides) => {
      const before = structuredClone(sides)
      mergeWork(sides.base, sides.theirs, sides.mine)
      expect(sides).toEqual(before)
    }),
  )
})
