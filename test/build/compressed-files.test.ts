// @vitest-environment node
import { randomBytes } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Plugin } from 'vite'
import { compressedFiles } from '#build/compressed-files.ts'
import { buildModule } from './build-module.ts'

/** Puts files of these contents into the build. */
const emitted = (contents: Record<string, string | Uint8Array>): Plugin => ({
  name: 'emitted',
  generateBundle() {
    for (const [fileName, source] of Object.entries(contents)) {
      this.emitFile({ type: 'asset', fileName, source })
    }
  },
})

test('a text file is there three times, and all three are the same', async () => {
  const page = '<p>Ñandú 🇺🇾</p>\n'.repeat(200)
  const plugins = [compressedFiles(), emitted({ 'deep/page.html': page })]
  const { files } = await buildModule('console.log(1)', plugins)
  const gz = files.get('dist/deep/page.html.gz') ?? Buffer.alloc(0)
  const br = files.get('dist/deep/page.html.br') ?? Buffer.alloc(0)
  expect(String(gunzipSync(gz))).toBe(page)
  expect(String(brotliDecompressSync(br))).toBe(page)
  expect(gz.length).toBeLessThan(page.length / 10)
})

test('what is tiny, no text or no smaller is left as it is', async () => {
  const random = randomBytes(2000)
  const contents = {
    'tiny.css': 'p{}',
    'picture.png': 'a'.repeat(5000),
    'noise.txt': new Uint8Array(random),
  }
  const { files } = await buildModule('console.log(1)', [compressedFiles(), emitted(contents)])
  expect([...files.keys()].filter((file) => !file.endsWith('.js')).toSorted()).toEqual([
    'dist/noise.txt',
    'dist/picture.png',
    'dist/tiny.css',
  ])
})
