import { changedPathIds, pathsOf } from '#account/changes/changed-paths.ts'
import { accountChanges } from '#account/changes/changes.ts'
import { isSameJson } from '#account/fields/json.ts'
import { mergeEdits } from '#account/merge/merge.ts'
import { pathId, type FieldPath } from '#account/fields/field-path.ts'
import { toPatch } from '#account/edits/patch.ts'
import { productEditId } from '#account/products/product-edits.ts'
import { editsOf } from '#account/edits/edits.ts'
import { revert } from '#account/edits/revert.ts'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changedValues, isSameAt, isThere, leavesOf, readAt, valueParts } from '../account-paths.ts'
import { anyDetailAndEdits, anyTwoSides } from '../arbitrary-edits.ts'

const wholeId = (path: FieldPath) => pathId(path.kind === 'field' ? path : { ...path, key: null })

test('merging with an unchanged read changes nothing', () => {
  fc.assert(
    fc.property(anyDetailAndEdits, ([base, local]) => {
      expect(mergeEdits(base, structuredClone(base), local)).toEqual({
        edits: local,
        conflicts: [],
        incoming: [],
      })
    }),
  )
})

test('without work of mine, what is taken is all that they changed', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote }) => {
      const { edits, conflicts, incoming } = mergeEdits(base, remote, editsOf(base))
      expect(conflicts).toEqual([])
      expect(accountChanges(remote, edits)).toEqual([])
      const told = new Set(incoming.flatMap(pathsOf).map(pathId))
      const untrue = valueParts(base, remote).filter((path) => {
        const isSame = isSameAt(path, readAt(base, path), readAt(remote, path))
        // Of what is gone no value is told: it is gone as a whole.
        if (isThere(remote, path)) return told.has(pathId(path)) === isSame
        return told.has(pathId(path)) || !told.has(wholeId(path))
      })
      expect(untrue).toEqual([])
    }),
  )
})

test('a merge never loses a side: each of my changes is still mine or is what they have', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits } = mergeEdits(base, remote, local)
      const kept = changedValues(accountChanges(remote, edits))
      for (const [id, { path, after, text }] of changedValues(accountChanges(base, local))) {
        const still = kept.get(id)
        const isKept = still
          ? still.text === text && isSameJson(still.after, after)
          : isSameAt(path, readAt(remote, path), after)
        expect([id, isKept]).toEqual([id, true])
      }
      for (const edit of local.products) {
        const id = productEditId(edit)
        const isGone = !remote.products.some((product) => product.id === id)
        if (edit.action === 'update' || (edit.action === 'remove' && isGone)) continue
        expect(edits.products).toContainEqual(edit)
      }
    }),
  )
})

test('each of their changes is taken or disputed, or I made the same', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, conflicts, incoming } = mergeEdits(base, remote, local)
      const told = new Set([...incoming.flatMap(leavesOf), ...conflicts].map(pathId))
      const touched = changedPathIds(base, local)
      const left = changedPathIds(remote, edits)
      const untold = mergeEdits(base, remote, editsOf(base))
        .incoming.flatMap(leavesOf)
        .filter((path) => !told.has(pathId(path)) && !told.has(wholeId(path)))
        .filter((path) => !touched.has(pathId(path)) || left.has(pathId(path)))
      expect(untold).toEqual([])
    }),
  )
})

test('what only they changed is in no patch afterwards', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, incoming } = mergeEdits(base, remote, local)
      const sent = changedPathIds(remote, edits)
      expect(incoming.flatMap(leavesOf).filter((path) => sent.has(pathId(path)))).toEqual([])
    }),
  )
})

test('what I did not change is sent only with what they took away', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits } = mergeEdits(base, remote, local)
      const touched = changedPathIds(base, local)
      const extra = accountChanges(remote, edits)
        .flatMap(pathsOf)
        .filter((path) => !touched.has(pathId(path)) && isThere(remote, path))
      expect(extra).toEqual([])
    }),
  )
})

test('what is disputed is changed by both', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { conflicts } = mergeEdits(base, remote, local)
      const touched = changedPathIds(base, local)
      const remotePaths = new Set(
        mergeEdits(base, remote, editsOf(base)).incoming.flatMap(pathsOf).map(pathId),
      )
      expect(conflicts.filter((path) => !touched.has(pathId(path)))).toEqual([])
      const isNew = (path: FieldPath) => path.kind === 'product' && path.id.startsWith('new')
      expect(conflicts.filter((path) => !remotePaths.has(pathId(path)) && !isNew(path))).toEqual([])
    }),
  )
})

test('deciding for theirs everywhere sends none of the disputed parts', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, conflicts } = mergeEdits(base, remote, local)
      const decided = conflicts.reduce((left, path) => revert(remote, left, path), edits)
      const sent = changedPathIds(remote, decided)
      expect(conflicts.filter((path) => sent.has(pathId(path)))).toEqual([])
    }),
  )
})

test('deciding for mine sends mine', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, conflicts } = mergeEdits(base, remote, local)
      const sent = changedPathIds(remote, edits)
      expect(conflicts.filter((path) => !sent.has(pathId(path)))).toEqual([])
    }),
  )
})

test('merging twice with the same read is merging once', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits } = mergeEdits(base, remote, local)
      const again = mergeEdits(remote, structuredClone(remote), edits)
      expect(again).toEqual({ edits, conflicts: [], incoming: [] })
      expect(toPatch(remote, again.edits)).toEqual(toPatch(remote, edits))
    }),
  )
})

test('a merge changes nothing in place', () => {
  fc.assert(
    fc.property(anyTwoSides, (sides) => {
      const before = structuredClone(sides)
      mergeEdits(sides.base, sides.remote, sides.local)
      expect(sides).toEqual(before)
    }),
  )
})
