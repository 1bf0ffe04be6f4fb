import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { build, type Plugin } from 'vite'

export interface Built {
  /** The built files by their path below the folder that holds "dist" and what lies beside it. */
  files: ReadonlyMap<string, Buffer>
  text: (path: RegExp) => string
}

/** Builds one module, given as source, with plugins of ours. */
export async function buildModule(source: string, plugins: Plugin[]): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'build-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const entry: Plugin = {
    name: 'entry',
    resolveId: (id) => (id === 'entry.ts' ? `${process.cwd()}/entry.ts` : null),
    load: (id) => (id.endsWith('/entry.ts') ? source : null),
  }
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [entry, ...plugins],
    build: {
      outDir: join(folder, 'dist'),
      emptyOutDir: true,
      rolldownOptions: { input: 'entry.ts' },
    },
  })
  const files = new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path)] as const),
  )
  const text = (pattern: RegExp): string => {
    const path = [...files.keys()].find((each) => pattern.test(each))
    if (path === undefined) throw new Error(`no ${String(pattern)} in ${[...files.keys()].join()}`)
    return String(files.get(path))
  }
  return { files, text }
}
