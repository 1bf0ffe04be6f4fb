// @vitest-environment node
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Plugin } from 'vite'
import { packageFolder, readPackage } from '#build/bundled-package.ts'
import { licences } from '#build/licences.ts'
import { buildModule } from './build-module.ts'

/** The packages of a list, as "name (licence)". */
const listed = (text: string): string[] =>
  [...text.matchAll(/^-{80}\n(\S+) \S+ (\(.+\))$/gm)].map(
    ([, name, licence]) => `${name} ${licence}`,
  )

test('a package of which something is in the build is listed with its licence', async () => {
  const source = "import { openDB } from 'idb'\nconsole.log(openDB)"
  const { text } = await buildModule(source, [licences()])
  expect(listed(text(/licences\.txt$/))).toEqual(['idb (ISC)'])
  expect(text(/licences\.txt$/)).toContain('Permission to use, copy, modify')
})

test('what is imported and left out of the build is not listed', async () => {
  const source = "import { encode } from 'uqr'\nconsole.log(1)"
  const { text } = await buildModule(source, [licences()])
  expect(listed(text(/licences\.txt$/))).toEqual([])
})

test('the helpers of the bundler and a style sheet count too', async () => {
  const sheet: Plugin = {
    name: 'sheet',
    generateBundle() {
      const source = '/*! tailwindcss v4.3.3 | MIT License | https://tailwindcss.com */'
      this.emitFile({ type: 'asset', fileName: 'a.css', source })
    },
  }
  const { text } = await buildModule('console.log(1)', [sheet, licences()])
  expect(listed(text(/licences\.txt$/))).toEqual(['tailwindcss (MIT)'])
  expect(packageFolder('\0vite/preload-helper.js', '/app')).toBe('/app/node_modules/vite')
  expect(packageFolder('/app/src/main.tsx', '/app')).toBeNull()
  expect(packageFolder('/app/node_modules/a/node_modules/@b/c/d/e.js', '/app')).toBe(
    '/app/node_modules/a/node_modules/@b/c',
  )
  const vite = readPackage('node_modules/vite').texts.join('\n')
  expect(vite).toContain('MIT License')
  expect(vite).not.toContain('Bundled dependencies')
})

test('a package without a licence stops the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'package.json'), '{"name": "secret", "version": "1.0.0"}')
  expect(() => readPackage(folder)).toThrow('secret names no licence')
})
