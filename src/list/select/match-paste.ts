import type { AccountRow } from '#contract/account.ts'
import { cleanCode } from '#contract/invisible.ts'

export interface PasteMatch {
  /** The accounts that a line names, each once, in the order of the lines. */
  rows: AccountRow[]
  /** Lines that name none of them, each once. */
  notFound: string[]
  /** Lines that name more than one account: all of those are in `rows`. */
  ambiguous: string[]
}

/**
 * Finds the accounts that the lines of a text name by id, tax id, document, external code or e-mail. Of a
 * line with columns, as spreadsheets copy it, the first one counts. Codes compare without case, dots, dashes
 * and blanks ("1.234.567-8" is "12345678"), unless something matches as it is.
 */
export function matchPaste(text: string, rows: readonly AccountRow[]): PasteMatch {
  const exact = new Map<string, Set<AccountRow>>()
  const loose = new Map<string, Set<AccountRow>>()
  const add = (index: Map<string, Set<AccountRow>>, key: string, row: AccountRow) => {
    const found = index.get(key)
    if (found) found.add(row)
    else index.set(key, new Set([row]))
  }
  for (const row of rows) {
    for (const value of [row.id, row.tax_id, row.document, row.external_code, row.email]) {
      const key = exactKey(value ?? '')
      if (key === '') continue
      add(exact, key, row)
      const bare = looseKey(key)
      if (bare !== '') add(loose, bare, row)
    }
  }
  const found = new Map<string, AccountRow>()
  const notFound = new Set<string>()
  const ambiguous = new Set<string>()
  for (const line of linesOf(text)) {
    const key = exactKey(line)
    const matching = exact.get(key) ?? (looseKey(key) === '' ? null : loose.get(looseKey(key)))
    if (!matching) notFound.add(line)
    else if (matching.size > 1) ambiguous.add(line)
    for (const row of matching ?? []) found.set(row.id, row)
  }
  return { rows: [...found.values()], notFound: [...notFound], ambiguous: [...ambiguous] }
}

function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => cleanCode((line.split('\t')[0] ?? '').replace(/[;,]\s*$/, '')))
    .map((line) => /^"(.*)"$/.exec(line)?.[1]?.replaceAll('""', '"') ?? line)
    .filter((line) => line !== '')
}

function exactKey(value: string): string {
  return cleanCode(value).toLowerCase()
}

/** '' where nothing of a code is left. An e-mail has no other way to be written. */
function looseKey(key: string): string {
  return key.includes('@') ? '' : key.replaceAll(/[^\p{L}\p{N}]/gu, '')
}
