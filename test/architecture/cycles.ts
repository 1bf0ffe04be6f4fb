import { posix } from 'node:path'
import { readModule } from './read-module.ts'

/**
 * Returns the import cycles among modules, including type imports, each as a list of paths.
 * `sources`: the source texts by path relative to src/.
 */
export function importCycles(sources: ReadonlyMap<string, string>): string[][] {
  const importsOf = new Map(
    [...sources].map(([file, source]) => {
      const targets = readModule(file, source).imports.flatMap(({ specifier, kind }) => {
        // Dynamic imports, and those without a string literal, make no cycle.
        if (specifier === null || kind === 'dynamic') return []
        const target = specifier.startsWith('#')
          ? specifier.slice(1)
          : posix.join(posix.dirname(file), specifier)
        return sources.has(target) ? [target] : []
      })
      return [file, targets] as const
    }),
  )
  const done = new Set<string>()
  const cycles: string[][] = []
  const visit = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file)
    if (at !== -1) cycles.push([...path.slice(at), file])
    if (at !== -1 || done.has(file)) return
    for (const target of importsOf.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of sources.keys()) visit(file, [])
  return cycles
}
