import { filterOptions, meaningOf, nameOf, type ComboboxOption } from './combobox-match.ts'

// More would be slow to draw and slower to read; typing narrows.
const shownAtMost = 100

/** What is being typed, and the id that was there before. */
export interface Typed {
  text: string
  origin: string
}

export interface TypingWays {
  /** May an id be typed that no option has? */
  allowTyped: boolean
  /** No beginning means a name. */
  exact: boolean
  /** What a typed text is as an id. */
  clean: (typed: string) => string
  offerTyped: (typed: string) => string
}

/** What a typed text means among the options; `id` is what leaving the field now would commit. */
export function readTyped(
  options: readonly ComboboxOption[],
  { text, origin }: Typed,
  { allowTyped, exact, clean }: Omit<TypingWays, 'offerTyped'>,
) {
  const wanted = clean(text)
  // What an input of one line shows of it.
  const shown = nameOf(options, origin).replaceAll(/[\n\r]/g, '')
  if (text === shown || wanted === shown) return { id: origin, isKnown: true, isBeginning: false }
  const found = meaningOf(options, wanted, exact)
  return { ...found, id: found.id ?? (allowTyped || wanted === '' ? wanted : origin) }
}

export interface Listed {
  rows: readonly ComboboxOption[]
  /** How many match but are not among `rows`. */
  hidden: number
  matches: number
}

/** What an open list offers for a typed text: all options for null, and the text itself where it may be an id. */
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
