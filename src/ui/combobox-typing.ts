import { filterOptions, meaningOf, nameOf, type ComboboxOption } from './combobox-match.ts'

// A longer list would be slow to render and to read; typing narrows it.
const shownAtMost = 100

/** The text that is being typed, and the id before it. */
export interface Typed {
  text: string
  origin: string
}

export interface TypingWays {
  /** Whether an id may be typed that no option has. */
  allowTyped: boolean
  /** The beginning of a name does not select it. */
  exact: boolean
  /** Turns typed text into an id. */
  clean: (typed: string) => string
  offerTyped: (typed: string) => string
}

/** Matches a typed text with the options; `id` is what leaving the field now would commit. */
export function readTyped(
  options: readonly ComboboxOption[],
  { text, origin }: Typed,
  { allowTyped, exact, clean }: Omit<TypingWays, 'offerTyped'>,
) {
  const wanted = clean(text)
  // A one-line input shows no line breaks.
  const shown = nameOf(options, origin).replaceAll(/[\n\r]/g, '')
  if (text === shown || wanted === shown) return { id: origin, isKnown: true, isBeginning: false }
  const found = meaningOf(options, wanted, exact)
  return { ...found, id: found.id ?? (allowTyped || wanted === '' ? wanted : origin) }
}

export interface Listed {
  rows: readonly ComboboxOption[]
  /** The number of matches beyond `rows`. */
  hidden: number
  matches: number
}

/**
 * Returns what an open list offers: all options when `typed` is null, otherwise the matches, and
 * the text itself if it may be an id.
 */
export function listTyped(
  options: readonly ComboboxOption[],
  typed: Typed | null,
  ways: TypingWays,
): Listed {
  const matching = typed ? filterOptions(options, typed.text) : options
  const rows = matching.slice(0, shownAtMost)
  const id = typed ? ways.clean(typed.text) : ''
  if (typed && ways.allowTyped && id !== '' && !readTyped(options, typed, ways).isKnown) {
    rows.push({ id, name: ways.offerTyped(id) })
  }
  return { rows, hidden: Math.max(matching.length - shownAtMost, 0), matches: matching.length }
}
