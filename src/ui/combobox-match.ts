/** An option. `detail` is shown muted beside the name, and does not count as the name. */
export interface ComboboxOption {
  id: string
  name: string
  detail?: string | undefined
}

/**
 * Lower case, without accents, invisible characters and outer spaces: "canelon" finds "Canelón".
 */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .trim()
}

/** Returns the options whose name or id contains the text; names that start with it come first. */
export function filterOptions(
  options: readonly ComboboxOption[],
  text: string,
): readonly ComboboxOption[] {
  const wanted = fold(text)
  if (wanted === '') return options
  const first: ComboboxOption[] = []
  const rest: ComboboxOption[] = []
  for (const option of options) {
    const name = fold(option.name)
    if (name.startsWith(wanted)) first.push(option)
    else if (name.includes(wanted) || fold(option.id).includes(wanted)) rest.push(option)
  }
  return [...first, ...rest]
}

/** How a typed text matches the options. */
export interface Meaning {
  /** The id of the matching option; null when there is none, and for ''. */
  id: string | null
  /** The text is the id or name of an option, so it is not offered as a new id. */
  isKnown: boolean
  /** Several options have this name, or a name that begins with the text. */
  isBeginning: boolean
}

// A shorter text may well be a code.
const shortestBeginning = 3

/**
 * Finds the option that a typed text stands for: the one with that id; otherwise the one with that
 * name, ignoring case and accents; otherwise the only one whose name begins with the text. A name
 * that several options share matches none of them. With `exact`, the beginning of a name does not
 * match, nor does another spelling of an option whose name is its id.
 */
export function meaningOf(
  options: readonly ComboboxOption[],
  text: string,
  exact: boolean,
): Meaning {
  const typed = text.trim()
  const byId = options.find(({ id }) => id === typed)
  if (typed === '' || byId) return { id: byId?.id ?? null, isKnown: true, isBeginning: false }
  const named = options.filter(({ name }) => name === typed)
  if (named.length === 1) return one(named, true)
  const alike = options.filter(
    ({ id, name }) => fold(name) === fold(typed) && !(exact && name === id),
  )
  if (alike.length > 0) return one(alike, alike.length === 1)
  if (exact || fold(typed).length < shortestBeginning) return one([], false)
  return one(
    options.filter(({ name }) => fold(name).startsWith(fold(typed))),
    false,
  )
}

function one([only, ...others]: readonly ComboboxOption[], isKnown: boolean): Meaning {
  const isOne = only !== undefined && others.length === 0
  return { id: isOne ? only.id : null, isKnown, isBeginning: others.length > 0 }
}

/** The text that the input shows for an id: its name if known, otherwise the id. */
export function nameOf(options: readonly ComboboxOption[], id: string): string {
  return options.find((option) => option.id === id)?.name ?? id
}
