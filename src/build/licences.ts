import type { Plugin, Rolldown } from 'vite'
import { packageFolder, packagesInStyles, readPackage } from './bundled-package.ts'
import type { BundledPackage } from './bundled-package.ts'

/**
 * Adds `licences.txt`: every package of which something is in the build, with its licence. Taken
 * from the modules that are in it and not from package.json, so that it names what is shipped, no
 * more and no less.
 */
export function licences(): Plugin {
  let root = ''
  return {
    name: 'licences',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const folders = Object.values(bundle).flatMap((file) => foldersIn(file, root))
        const packages = [...new Set(folders)].map(readPackage)
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: listOf(packages) })
      },
    },
  }
}

function foldersIn(file: Rolldown.OutputAsset | Rolldown.OutputChunk, root: string): string[] {
  if (file.type === 'chunk') {
    return Object.keys(file.modules).flatMap((id) => packageFolder(id, root) ?? [])
  }
  return file.fileName.endsWith('.css') ? packagesInStyles(String(file.source), root) : []
}

function listOf(packages: readonly BundledPackage[]): string {
  const sorted = packages.toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const entries = sorted.map(({ name, version, licence, texts }) =>
    [
      `${name} ${version} (${licence})`,
      ...(texts.length > 0 ? texts : ['The package comes without the text of its licence.']),
    ].join('\n\n'),
  )
  return `${['The packages in this build, and their licences.', ...entries].join(`\n\n${'-'.repeat(80)}\n`)}\n`
}
