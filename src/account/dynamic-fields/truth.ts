// Spellings of yes and no by servers and people. When a "no" belongs to several "yes", the most
// likely comes first.

const pairs = [
  ['true', 'false'],
  ['1', '0'],
  ['si', 'no'],
  ['sí', 'no'],
  ['yes', 'no'],
  ['sim', 'não'],
  ['sim', 'nao'],
  ['s', 'n'],
  ['y', 'n'],
  ['verdadero', 'falso'],
  ['verdadeiro', 'falso'],
  ['t', 'f'],
  ['v', 'f'],
  ['on', 'off'],
] as const

/**
 * The meaning of a boolean, of 1 or 0, or of a word for yes or no in any case; null for any other
 * value.
 */
export function truthOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : null
  if (typeof value !== 'string') return null
  const word = value.toLowerCase()
  const pair = pairs.find(([yes, no]) => word === yes || word === no)
  return pair ? word === pair[0] : null
}

/**
 * Spells yes or no like the value `like`: with its JSON type, its pair of words and its case. If a
 * word has several opposites, one that is in `seen` wins. If `like` is neither yes nor no, returns
 * a boolean, or "true" or "false" if it is a string.
 */
export function spellTruth(
  truth: boolean,
  like: unknown,
  seen: readonly unknown[],
): boolean | number | string {
  if (typeof like === 'number') return truth ? 1 : 0
  if (typeof like !== 'string') return truth
  const known = truthOf(like)
  if (known === truth) return like
  if (known === null) return String(truth)
  const word = like.toLowerCase()
  const opposites = pairs.flatMap(([yes, no]) =>
    word === yes ? [inCaseOf(like, no)] : word === no ? [inCaseOf(like, yes)] : [],
  )
  return opposites.find((each) => seen.includes(each)) ?? opposites[0] ?? String(truth)
}

function inCaseOf(like: string, word: string): string {
  if (like === like.toLowerCase()) return word
  if (like === like.toUpperCase()) return word.toUpperCase()
  return word.charAt(0).toUpperCase() + word.slice(1)
}
