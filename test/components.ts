import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))

/** The matches of `find` in the source of each component. */
export function inComponents(find: (file: string, source: string) => string[]): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const components = files.filter((file) => file.endsWith('.tsx'))
  expect(components.length).toBeGreaterThan(50)
  return components.flatMap((file) => find(file, readFileSync(root + file, 'utf8')))
}
