import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  name: string
  version: string
  license?: string
  homepage?: string
}

export interface BundledPackage {
  name: string
  version: string
  /** As SPDX names it. */
  licence: string
  /** The texts that come with the package; empty when none does. */
  texts: string[]
}

/**
 * The folder of the package that a module of the bundle is from; null for a module of ours. Helpers
 * that the bundler adds carry its name (`\0vite/preload-helper.js`).
 */
export function packageFolder(id: string, root: string): string | null {
  const helper = /^\0(vite|rolldown)\//.exec(id)?.[1]
  if (helper !== undefined) return join(root, 'node_modules', helper)
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))?.[0] ?? null
}

/** The folders of packages that name themselves at the top of a style sheet, as Tailwind does. */
export function packagesInStyles(css: string, root: string): string[] {
  return [...css.matchAll(/\/\*! (\S+) v\d\S* \|/g)]
    .map(([, name = '']) => join(root, 'node_modules', name))
    .filter((folder) => existsSync(folder))
}

/** Reads a package. Throws when it names no licence: nobody may ship it then. */
export function readPackage(folder: string): BundledPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  const { name, version, license } = manifest
  if (license === undefined || license === '') throw new Error(`${name} names no licence`)
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)\b/i.test(file))
    .toSorted()
    .map((file) => ownPart(readFileSync(join(folder, file), 'utf8')).trim())
  return { name, version, licence: license, texts }
}

// What Vite itself is made of does not get into what it builds.
const ownPart = (text: string): string =>
  text.split(/^# Licenses of bundled dependencies/m, 1)[0] ?? ''
