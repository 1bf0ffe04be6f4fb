import { posix } from 'node:path'
import type { ModuleFacts, ModuleImport } from './read-module.ts'

const belowPages = [
  'clock',
  'contract',
  'http',
  'rate-limit',
  'account',
  'api',
  'session',
  'editing',
  'queries',
  'list',
  'i18n',
  'ui',
]

/** The folders that each folder of src/ may import. */
export const layers: ReadonlyMap<string, readonly string[]> = new Map([
  ['clock', []],
  ['contract', []],
  ['http', ['clock']],
  ['rate-limit', ['clock']],
  ['account', ['contract']],
  ['api', ['clock', 'contract', 'http', 'rate-limit']],
  ['list', ['clock', 'contract', 'http']],
  ['session', ['api', 'clock', 'contract', 'http', 'rate-limit']],
  ['editing', ['api', 'account', 'clock', 'contract', 'http']],
  ['queries', ['api', 'account', 'clock', 'contract', 'session', 'http', 'editing', 'list']],
  ['i18n', ['contract', 'http']],
  ['ui', ['clock']],
  ['pages', belowPages],
  ['app', [...belowPages, 'pages']],
  ['mock', ['contract']],
  // Vite plugins: parts of the build, not of the app.
  ['build', []],
])

/** The folders of which a folder may import types only. */
const typesOnly: ReadonlyMap<string, readonly string[]> = new Map([['i18n', ['account']]])

const withReact = new Set(['session', 'queries', 'i18n', 'ui', 'pages', 'app'])
const react = /^(?:react|react-dom|react-hook-form|use-intl|@tanstack\/react-[^/]+)(?:\/|$)/
/** Packages that know a language or the server, which the component kit must not import. */
const notInUi = /^(?:use-intl|@tanstack\/react-query)(?:\/|$)/

const rootModules = /^(?:main\.tsx|[\w-]+\.d\.ts)$/

const junkFolders = new Set(['components', 'utils', 'helpers', 'hooks', 'lib', 'types', 'misc'])

/** The rules that a path breaks by its name. Paths are relative to src/, with forward slashes. */
export function pathProblems(file: string): string[] {
  const folders = posix.dirname(file).split('/')
  const junk = folders.filter((folder) => junkFolders.has(folder))
  const layer = layerOf(file)
  return [
    ...junk.map((folder) => `${file}: a folder is not named "${folder}"`),
    ...(/(?:^|\/)index\.[a-z]+$/.test(file) ? [`${file}: no barrels`] : []),
    ...(layer === null && /\.tsx?$/.test(file) && !rootModules.test(file)
      ? [`${file}: only main.tsx stands right in src/`]
      : []),
    ...(layer === null || layers.has(layer) ? [] : [`${file}: "${layer}" is not in the table`]),
  ]
}

/** The rules of the table that a module of src/ breaks. */
export function moduleProblems(file: string, facts: ModuleFacts): string[] {
  const layer = layerOf(file)
  const problems = facts.imports.flatMap((each) => importProblems(file, layer, each))
  if (facts.callsFetch && file !== 'http/request.ts' && layer !== 'mock' && layer !== 'build') {
    problems.push('calls fetch() outside http/request.ts')
  }
  if (facts.asksDate && layer !== 'clock' && layer !== 'mock') {
    problems.push('asks for the time outside clock/')
  }
  if (facts.exportsDefault) problems.push('has a default export')
  return problems.map((problem) => `${file}: ${problem}`)
}

function importProblems(
  file: string,
  layer: string | null,
  { specifier, kind }: ModuleImport,
): string[] {
  if (specifier === null) return ['loads what only running it can tell']
  if (specifier.startsWith('.')) return relativeProblems(file, layer, specifier, kind)
  if (!specifier.startsWith('#')) return packageProblems(layer, specifier)

  const target = specifier.slice(1)
  const targetLayer = layerOf(target)
  if (layer === null) return rootProblems(targetLayer, kind)
  if (targetLayer === layer) return [`imports ${specifier} of its own layer; write it relative`]
  const allowed = [
    ...(layers.get(layer) ?? []),
    ...(kind === 'type' ? (typesOnly.get(layer) ?? []) : []),
  ]
  return allowed.includes(targetLayer ?? '') ? [] : [`imports ${specifier}`]
}

function relativeProblems(
  file: string,
  layer: string | null,
  specifier: string,
  kind: ModuleImport['kind'],
): string[] {
  const target = posix.join(posix.dirname(file), specifier)
  const targetLayer = layerOf(target)
  if (layer === null) return rootProblems(targetLayer, kind)
  if (targetLayer !== layer) return [`leaves its layer with ${specifier}`]
  const [page, targetPage] = [pageOf(file), pageOf(target)]
  return page !== null && targetPage !== null && page !== targetPage
    ? [`imports its sibling page ${specifier}`]
    : []
}

// Files directly in src/ may import anything, but the mock only dynamically, so that a build can
// omit it.
function rootProblems(targetLayer: string | null, kind: ModuleImport['kind']): string[] {
  if (targetLayer === 'build') return ['imports a part of the build']
  return targetLayer === 'mock' && kind === 'static' ? ['imports the mock statically'] : []
}

function packageProblems(layer: string | null, specifier: string): string[] {
  const isReact = layer !== null && !withReact.has(layer) && react.test(specifier)
  const isMsw = layer !== 'mock' && /^msw(?:\/|$)/.test(specifier)
  const isForUi = layer === 'ui' && notInUi.test(specifier)
  return isReact || isMsw || isForUi ? [`imports ${specifier}`] : []
}

function layerOf(file: string): string | null {
  return folderAt(file, 0)
}

function pageOf(file: string): string | null {
  return layerOf(file) === 'pages' ? folderAt(file, 1) : null
}

function folderAt(file: string, depth: number): string | null {
  return file.split('/').slice(0, -1)[depth] ?? null
}
