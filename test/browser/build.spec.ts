import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { mockApiKey } from '#mock/tokens.ts'
import { builtFiles, builtText } from './built-files.ts'
import { expect, test } from './fixtures.ts'

/** The modules that got into the production build, by its source maps. */
function bundledModules(): string[] {
  const maps = [...builtFiles('dist-maps').values()]
  return maps.flatMap((map) => (JSON.parse(String(map)) as { sources: string[] }).sources)
}

test('the production build holds no mock, and the demo does', () => {
  const traces = [mockApiKey, 'mockServiceWorker', 'Acme Corp', '982710394857201664', 'MSW']
  const production = builtText('dist')
  const demo = builtText('dist-demo')
  expect(traces.filter((trace) => production.includes(trace))).toEqual([])
  expect(traces.filter((trace) => demo.includes(trace))).toEqual(traces)
  const modules = bundledModules()
  expect(modules.filter((each) => each.endsWith('/src/main.tsx'))).toHaveLength(1)
  expect(modules.filter((each) => /\/src\/mock\/|\/(?:msw|@mswjs)\//.test(each))).toEqual([])
})

test('every script and style sheet has a hash in its name', () => {
  const files = [...builtFiles('dist').keys()].filter((file) => /\.(?:js|css)$/.test(file))
  expect(files.length).toBeGreaterThan(10)
  expect(files.filter((file) => !/assets\/[\w-]+-[\w-]{8}\.(?:js|css)$/.test(file))).toEqual([])
})

test('a .gz and a .br lie beside each text file that is not tiny', () => {
  const files = builtFiles('dist')
  const texts = [...files].filter(
    ([file, content]) => /\.(?:js|css|html|txt)$/.test(file) && content.length >= 1024,
  )
  expect(texts.map(([file]) => file)).toContain('index.html')
  const wrong = texts.filter(([file, content]) => {
    const gz = gunzipSync(files.get(`${file}.gz`) ?? '')
    const br = brotliDecompressSync(files.get(`${file}.br`) ?? '')
    return !gz.equals(content) || !br.equals(content)
  })
  expect(wrong.map(([file]) => file)).toEqual([])
})

test('source maps are not in the build, and nothing in it names one', () => {
  for (const folder of ['dist', 'dist-demo']) {
    expect([...builtFiles(folder).keys()].filter((file) => file.endsWith('.map'))).toEqual([])
    expect(builtText(folder)).not.toContain('sourceMappingURL=')
  }
  // Each of them belongs to a file of this build, and lies under its path.
  const built = builtFiles('dist')
  const maps = [...builtFiles('dist-maps').keys()]
  expect(maps.length).toBeGreaterThan(10)
  expect(maps.filter((map) => !built.has(map.replace(/\.map$/, '')))).toEqual([])
})

test('the list of licences names every package that is shipped, and no other', () => {
  const list = String(builtFiles('dist').get('licences.txt'))
  const listed = [...list.matchAll(/^-{80}\n(\S+) /gm)].map(([, name]) => name)
  const inMaps = bundledModules().flatMap(
    (each) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(each)?.[1] ?? [],
  )
  expect(inMaps).toEqual(expect.arrayContaining(['react', 'react-dom', 'zod', 'idb', 'uqr']))
  // These have no module of their own in it: helpers, and the base of the style sheet.
  const withoutModule = ['rolldown', 'tailwindcss', 'vite']
  expect(listed).toEqual([...new Set([...inMaps, ...withoutModule])].toSorted())
})

test('no built file names a host that the app could call', () => {
  const hosts = builtText('dist').match(/\b(?:https?|wss?):\/\/[\w.-]+/g) ?? []
  expect([...new Set(hosts)].toSorted()).toEqual([
    'http://localhost', // a base that the router resolves paths against
    // Names of XML namespaces, most of them Excel's.
    'http://schemas.microsoft.com',
    'http://schemas.openxmlformats.org',
    'http://www.w3.org',
    'https://example.com', // in a hint of what to type
    'https://react.dev', // in React's error texts
    'https://tailwindcss.com', // in Tailwind's notice
    'https://www.openstreetmap.org', // a link that a clerk may follow
  ])
})
