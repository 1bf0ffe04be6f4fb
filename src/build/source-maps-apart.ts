import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Builds source maps into a folder beside that of the build ("dist-maps" beside "dist"), under the
 * path of the file that each belongs to. No built file names its map.
 */
export function sourceMapsApart(): Plugin {
  return {
    name: 'source-maps-apart',
    apply: 'build',
    config: () => ({ build: { sourcemap: 'hidden' } }),
    writeBundle: {
      order: 'post',
      async handler({ dir }) {
        if (dir === undefined) throw new Error('the build has no folder')
        const apart = `${dir}-maps`
        await rm(apart, { recursive: true, force: true })
        const entries = await readdir(dir, { recursive: true, withFileTypes: true })
        for (const { parentPath, name } of entries.filter((entry) => entry.name.endsWith('.map'))) {
          const file = join(parentPath, name)
          const target = join(apart, relative(dir, file))
          await mkdir(dirname(target), { recursive: true })
          await rename(file, target)
        }
      },
    },
  }
}
