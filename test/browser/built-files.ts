import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The files of a folder of builds, by their path in it. */
export function builtFiles(folder: string): Map<string, Buffer> {
  const root = fileURLToPath(new URL(`../../${folder}/`, import.meta.url))
  return new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [file.slice(root.length), readFileSync(file)]),
  )
}

/** What the browser gets of it, as one text. */
export function builtText(folder: string): string {
  return [...builtFiles(folder)]
    .filter(([file]) => /\.(?:js|html|css)$/.test(file))
    .map(([file, content]) => file + String(content))
    .join('\n')
}
