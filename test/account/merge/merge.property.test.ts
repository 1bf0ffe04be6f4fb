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
import { changedValues, isSameAt, isThere, leavesOf, readAt, valuePaths } from '../account-paths.ts'
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

test('without local edits, every remote change is incoming', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote }) => {
      const { edits, conflicts, incoming } = mergeEdits(base, remote, editsOf(base))
      expect(conflicts).toEqual([])
      expect(accountChanges(remote, edits)).toEqual([])
      const reported = new Set(incoming.flatMap(pathsOf).map(pathId))
      const wrong = valuePaths(base, remote).filter((path) => {
        const isSame = isSameAt(path, readAt(base, path), readAt(remote, path))
        // A removed product or field is reported as a whole, without its values.
        if (isThere(remote, path)) return reported.has(pathId(path)) === isSame
        return reported.has(pathId(path)) || !reported.has(wholeId(path))
      })
      expect(wrong).toEqual([])
    }),
  )
})

test('a merge keeps both sides: each local edit stays, or the remote value is the same', () => {
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

test('each remote change is incoming or a conflict, unless the local edit is the same', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, conflicts, incoming } = mergeEdits(base, remote, local)
      const reported = new Set([...incoming.flatMap(leavesOf), ...conflicts].map(pathId))
      const touched = changedPathIds(base, local)
      const left = changedPathIds(remote, edits)
      const unreported = mergeEdits(base, remote, editsOf(base))
        .incoming.flatMap(leavesOf)
        .filter((path) => !reported.has(pathId(path)) && !reported.has(wholeId(path)))
        .filter((path) => !touched.has(pathId(path)) || left.has(pathId(path)))
      expect(unreported).toEqual([])
    }),
  )
})

test('no patch sends an incoming change afterwards', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, incoming } = mergeEdits(base, remote, local)
      const sent = changedPathIds(remote, edits)
      expect(incoming.flatMap(leavesOf).filter((path) => sent.has(pathId(path)))).toEqual([])
    }),
  )
})

test('a value without a local edit is sent only with a whole that the remote side removed', () => {
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

test('both sides changed each conflict', () => {
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

test('after reverting every conflict, none of them is sent', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, conflicts } = mergeEdits(base, remote, local)
      const decided = conflicts.reduce((left, path) => revert(remote, left, path), edits)
      const sent = changedPathIds(remote, decided)
      expect(conflicts.filter((path) => sent.has(pathId(path)))).toEqual([])
    }),
  )
})

test('a conflict that is not reverted sends the local edit', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits, conflicts } = mergeEdits(base, remote, local)
      const sent = changedPathIds(remote, edits)
      expect(conflicts.filter((path) => !sent.has(pathId(path)))).toEqual([])
    }),
  )
})

test('merging twice with the same read equals merging once', () => {
  fc.assert(
    fc.property(anyTwoSides, ({ base, remote, local }) => {
      const { edits } = mergeEdits(base, remote, local)
      const again = mergeEdits(remote, structuredClone(remote), edits)
      expect(again).toEqual({ edits, conflicts: [], incoming: [] })
      expect(toPatch(remote, again.edits)).toEqual(toPatch(remote, edits))
    }),
  )
})

test('a merge does not modify its arguments', () => {
  fc.assert(
    fc.property(anyTwoSides, (sides) => {
      const before = structuredClone(sides)
      mergeEdits(sides.base, sides.remote, sides.local)
      expect(sides).toEqual(before)
    }),
  )
})
