// Yes and no, as servers and people spell them. Where one "no" has several "yes", the likeliest is first.

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

/** Whether a value means yes or no: a boolean, 1 or 0, or a word for it in any case. Else null. */
export function truthOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value === 1 ? true : value === 0 ? false : null
  if (typeof value !== 'string') return null
  const word = value.toLowerCase()
  const pair = pairs.find(([yes, no]) => word === yes || word === no)
  return pair ? word === pair[0] : null
}

/**
 * Yes or no, stored as `like` is: its JSON type, its pair of words, its case. A word that has more than
 * one opposite takes the one that is among `seen`. A `like` that means neither gives a boolean or, being
 * a string, "true" or "false".
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
