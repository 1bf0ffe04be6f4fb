// @vitest-environment node
import { expect, test } from 'vitest'
import { sourceMapsApart } from '#build/source-maps-apart.ts'
import { buildModule } from './build-module.ts'

test('source maps lie beside the build, under the path of their file, which does not name them', async () => {
  const { files, text } = await buildModule('console.log("here")', [sourceMapsApart()])
  const script = [...files.keys()].find((file) => file.startsWith('dist/')) ?? ''
  expect([...files.keys()].toSorted()).toEqual([
    `${script.replace('dist/', 'dist-maps/')}.map`,
    script,
  ])
  expect(text(/^dist\//)).toContain('here')
  expect(text(/^dist\//)).not.toContain('sourceMappingURL')
  expect(JSON.parse(text(/\.map$/))).toMatchObject({
    sources: [expect.stringContaining('entry.ts')],
  })
})
