import { posix } from 'node:path'
import { readModule } from './read-module.ts'

/**
 * The import circles among some modules, types included, each as the paths along it. `sources` by path,
 * relative to src/.
 */
export function importCycles(sources: ReadonlyMap<string, string>): string[][] {
  const importsOf = new Map(
    [...sources].map(([file, source]) => {
      const targets = readModule(file, source).imports.flatMap(({ specifier, kind }) => {
        // What is loaded later, and what is named by no string, makes no circle.
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
