import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mockApiKey } from '#mock/tokens.ts'
import { expect, test } from './fixtures.ts'

const traces = [mockApiKey, 'mockServiceWorker', 'Acme Corp', 'MSW']

function textOf(folder: string): string {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|html|css)$/.test(entry.name))
    .map((entry) => entry.name + readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n')
}

test('the production build contains no mock, and the demo build does', () => {
  const production = textOf('dist')
  const demo = textOf('dist-demo')
  expect(traces.filter((trace) => production.includes(trace))).toEqual([])
  expect(traces.filter((trace) => demo.includes(trace))).toEqual(traces)
})
