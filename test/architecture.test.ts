// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importCycles } from './architecture/cycles.ts'
import { layers, moduleProblems, pathProblems } from './architecture/import-rules.ts'
import { readModule } from './architecture/read-module.ts'

const files = readdirSync('src', { recursive: true, encoding: 'utf8', withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/').replace('src/', ''))
const modules = files.filter((file) => /\.tsx?$/.test(file))

function problemsOf(file: string, source: string): string[] {
  return moduleProblems(file, readModule(file, source))
}

describe('the source', () => {
  test('has modules', () => {
    expect(modules).toContain('contract/account.ts')
    expect(modules).toContain('account/edits/patch.ts')
  })

  test('has no folder outside the table, no barrel and no junk folder', () => {
    expect(files.flatMap(pathProblems)).toEqual([])
  })

  test('follows the import table', () => {
    const problems = modules.flatMap((file) =>
      problemsOf(file, readFileSync(`src/${file}`, 'utf8')),
    )
    expect(problems).toEqual([])
  })

  test('has no import cycles, not even of types', () => {
    const sources = new Map(modules.map((file) => [file, readFileSync(`src/${file}`, 'utf8')]))
    expect(importCycles(sources)).toEqual([])
  })
})

describe('the table', () => {
  test('has no cycles', () => {
    const seen = new Set<string>()
    const visit = (layer: string, path: readonly string[]) => {
      expect(path).not.toContain(layer)
      if (seen.has(layer)) return
      for (const below of layers.get(layer) ?? []) visit(below, [...path, layer])
      seen.add(layer)
    }
    for (const layer of layers.keys()) visit(layer, [])
  })

  test('names only layers that it lists', () => {
    const named = [...layers.values()].flat()
    expect(named.filter((layer) => !layers.has(layer))).toEqual([])
  })
})

test('the checker finds a cycle of any length', () => {
  const sources = {
    'a/one.ts': "import { two } from './two.ts'",
    'a/two.ts': "import type { Three } from '#b/three.ts'\nawait import('./one.ts')",
    'b/three.ts': "export { one } from '#a/one.ts'",
    'b/four.ts': "import '#b/three.ts'",
  }
  expect(importCycles(new Map(Object.entries(sources)))).toEqual([
    ['a/one.ts', 'a/two.ts', 'b/three.ts', 'a/one.ts'],
  ])
})

describe('the checker sees', () => {
  test.each([
    ["import { a } from '#ui/a.ts'", 'static'],
    ["import a from '#ui/a.ts'", 'static'],
    ["import * as a from '#ui/a.ts'", 'static'],
    ["import '#ui/a.ts'", 'static'],
    ["import {} from '#ui/a.ts'", 'static'],
    ["import { type A, b } from '#ui/a.ts'", 'static'],
    ["import { type A } from '#ui/a.ts'", 'type'],
    ["import type { A } from '#ui/a.ts'", 'type'],
    ["import type A from '#ui/a.ts'", 'type'],
    ["export { a } from '#ui/a.ts'", 'static'],
    ["export * from '#ui/a.ts'", 'static'],
    ["export * as a from '#ui/a.ts'", 'static'],
    ["export type { A } from '#ui/a.ts'", 'type'],
    ["export type * from '#ui/a.ts'", 'type'],
    ["type A = import('#ui/a.ts').A", 'type'],
    ["type A = typeof import('#ui/a.ts')", 'type'],
    ["const a = await import('#ui/a.ts')", 'dynamic'],
    ['const a = () => import(`#ui/a.ts`)', 'dynamic'],
  ])('%s', (source, kind) => {
    expect(readModule('a.ts', source).imports).toEqual([{ specifier: '#ui/a.ts', kind }])
  })

  test('an import inside JSX', () => {
    const source = "export const A = () => <p>{lazy(() => import('#ui/a.ts'))}</p>"
    expect(readModule('A.tsx', source).imports).toHaveLength(1)
  })

  test('no import in a comment or a string', () => {
    const source = `// import '#ui/a.ts'\nconst text = "import '#ui/a.ts'"`
    expect(readModule('a.ts', source).imports).toEqual([])
  })

  test.each(['import(name)', "import.meta.glob('./*.ts')", 'import(`#${name}`)'])(
    'that nobody can tell what %s loads',
    (source) => {
      expect(problemsOf('ui/a.ts', source)).toEqual([
        'ui/a.ts: loads what only running it can tell',
      ])
    },
  )

  test('a file that does not parse', () => {
    expect(() => readModule('a.ts', 'import {')).toThrow(/a\.ts does not parse/)
  })
})

describe('the checker refuses', () => {
  test.each([
    ['contract/a.ts', "import '#http/request.ts'"],
    ['account/a.ts', "import type { A } from '#api/client.ts'"],
    ['account/a.ts', "import '../contract/account.ts'"],
    ['account/a.ts', "import '../main.tsx'"],
    ['account/a.ts', "import '#account/edits/patch.ts'"],
    ['account/a.ts', "import { useState } from 'react'"],
    ['http/a.ts', "import type { Node } from 'react-dom/client'"],
    ['editing/a.ts', "import { useQuery } from '@tanstack/react-query'"],
    ['contract/a.ts', "import { useTranslations } from 'use-intl'"],
    ['mock/a.ts', "import '#account/edits/patch.ts'"],
    ['ui/A.tsx', "import { textLimits } from '#contract/account-write.ts'"],
    ['ui/A.tsx', "import { useTranslations } from 'use-intl'"],
    ['i18n/a.ts', "import { fields } from '#account/fields/fields.ts'"],
    ['queries/a.ts', "import '#pages/account/Page.tsx'"],
    ['pages/account/A.tsx', "import '#app/router.tsx'"],
    ['pages/account/A.tsx', "import '../account-list/B.tsx'"],
    ['pages/account/A.tsx', "import '#pages/account-list/B.tsx'"],
    ['pages/account/A.tsx', "const a = import('../account-list/B.tsx')"],
    ['app/A.tsx', "const a = import('#mock/browser.ts')"],
    ['main.tsx', "import '#mock/browser.ts'"],
    ['main.tsx', "import './mock/browser.ts'"],
    ['main.tsx', "import 'msw'"],
    ['api/a.ts', "import { http } from 'msw'"],
    ['api/a.ts', "await fetch('/accounts')"],
    ['app/A.tsx', "await globalThis.fetch('/accounts')"],
    ['app/A.tsx', "await window['fetch']('/accounts')"],
    ['queries/a.ts', 'const a = Date.now()'],
    ['ui/A.tsx', 'const a = new Date()'],
    ['ui/A.tsx', 'export default function A() {}'],
    ['ui/A.tsx', 'const A = 1; export { A as default }'],
  ])('in %s: %s', (file, source) => {
    expect(problemsOf(file, source)).toHaveLength(1)
  })

  test.each([
    'account/index.ts',
    'ui/utils/a.ts',
    'pages/account/components/A.tsx',
    'shared/a.ts',
    'router.tsx',
  ])('the path %s', (file) => {
    expect(pathProblems(file)).toHaveLength(1)
  })
})

describe('the checker allows', () => {
  test.each([
    ['account/a.ts', "import { AccountRow } from '#contract/account.ts'"],
    ['account/a.ts', "import { b } from './b.ts'"],
    ['i18n/a.ts', "import type { FieldKey } from '#account/fields/fields.ts'"],
    ['http/request.ts', "await fetch('/accounts')"],
    ['clock/a.ts', 'const a = Date.now()'],
    ['ui/A.tsx', 'const a = new Date(at)'],
    ['queries/a.ts', 'await client.fetch()'],
    ['queries/a.ts', "import { useQuery } from '@tanstack/react-query'"],
    ['mock/browser.ts', "import { setupWorker } from 'msw/browser'"],
    ['mock/a.ts', "await fetch('/accounts')"],
    ['pages/account/A.tsx', "import { Button } from '#ui/Button.tsx'"],
    ['pages/account/form/A.tsx', "import { b } from '../b.ts'"],
    ['app/A.tsx', "const page = import('#pages/account/Page.tsx')"],
    ['main.tsx', "import './app.css'; await import('#mock/browser.ts')"],
  ])('in %s: %s', (file, source) => {
    expect(problemsOf(file, source)).toEqual([])
  })

  test.each(['main.tsx', 'app.css', 'vite-env.d.ts', 'account/patch.ts'])('the path %s', (file) => {
    expect(pathProblems(file)).toEqual([])
  })
})

describe('keys', () => {
  // A handler that reads `event.key` itself would ignore that the key may belong to a composition.
  const read = /\bevent\.(?:key|code)\b|\.(?:isComposing|keyCode)\b|onKey\w+=\{\(\{/

  test('are read in one place', () => {
    const listening = modules.filter(
      (file) => file !== 'ui/keys.ts' && /keydown|keyup/i.test(readFileSync(`src/${file}`, 'utf8')),
    )
    expect(listening).toContain('ui/use-combobox.ts')
    expect(listening.filter((file) => read.test(readFileSync(`src/${file}`, 'utf8')))).toEqual([])
  })
})
