import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { SavedStore } from '../saved-store.ts'

/**
 * Reads a saved store; null when there is no such file. Throws an Error that names the file when it
 * holds anything else, so that nobody's data is overwritten.
 */
export function readDataFile(path: string): SavedStore | null {
  const text = textOf(path)
  if (text === null) return null
  const read = SavedStore.safeParse(parseJson(text))
  if (read.success) return read.data
  throw new Error(`${path} holds no accounts of the mock:\n${z.prettifyError(read.error)}`)
}

/**
 * Replaces the file at once, so that a reader, or a crash at any moment, sees the old content or
 * the new one.
 */
export function writeDataFile(path: string, saved: SavedStore): void {
  const next = `${path}.${process.pid}.tmp`
  writeFileSync(next, `${JSON.stringify(saved, null, 2)}\n`, { flush: true })
  renameSync(next, path)
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
