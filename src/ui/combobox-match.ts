/** One thing to choose. `detail` is shown muted beside the name, and is no part of it. */
export interface ComboboxOption {
  id: string
  name: string
  detail?: string | undefined
}

/** Lower case, no accents, nothing that nobody sees, no outer spaces: "canelon" finds "Canelón". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase()
    .trim()
}

/** The options whose name or id holds the text; names that start with it come first. */
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

/** What a typed text means among some options. */
export interface Meaning {
  /** Of the option that is meant; null where none is, and for ''. */
  id: string | null
  /** It is an option's id or name: whoever types it does not mean anything else. */
  isKnown: boolean
  /** Several options are called that, or begin so. */
  isBeginning: boolean
}

// Less may well be a code.
const shortestBeginning = 3

/**
 * The option that a typed text means: the one with that id, else with that name, whatever its case and
 * accents, else the only one whose name begins so. A name that several share means none of them. `exact`:
 * no beginning means a name, nor does another spelling of an option that has nothing but its id.
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

/** What the input shows for an id: its name where one is known, else the id. */
export function nameOf(options: readonly ComboboxOption[], id: string): string {
  return options.find((option) => option.id === id)?.name ?? id
}
