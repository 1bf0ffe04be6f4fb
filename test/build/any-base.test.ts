// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { createAppRouter } from '#app/router.tsx'
import { screenFolders } from '#build/any-base.ts'

test('the build has every folder that screens have in their addresses', () => {
  const paths = Object.keys(createAppRouter('/').routesByPath)
  expect(paths).toContain('/accounts/$id')
  const folders = paths.map((path) => path.split('/').slice(1, -1).join('/'))
  expect([...new Set(folders)].filter((folder) => folder !== '')).toEqual(screenFolders)
})
