/** One thing to choose. `detail` is shown muted beside the name, and is no part of it. */
export interface ComboboxOption {
  id: string
  name: string
  detail?: string | undefined
}

/** Lower case, no accents, no outer spaces: "canelon" finds "Canelón". */
function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()
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

/**
 * The id that a typed text means: the option with that id or with exactly that name, or null.
 * A name that several options share means none of them.
 */
export function matchTyped(options: readonly ComboboxOption[], text: string): string | null {
  const typed = text.trim()
  const exact = options.filter((option) => option.name === typed)
  if (exact.length === 1) return exact[0]?.id ?? null
  const byId = options.find((option) => option.id === typed)
  if (byId) return byId.id
  const alike = options.filter((option) => fold(option.name) === fold(typed))
  return alike.length === 1 ? (alike[0]?.id ?? null) : null
}

// Less may well be a code.
const shortestBeginning = 3

/** The options whose name goes on after the text, which is long enough to be the beginning of one. */
export function startingWith(
  options: readonly ComboboxOption[],
  text: string,
): readonly ComboboxOption[] {
  const wanted = fold(text)
  if (wanted.length < shortestBeginning) return []
  const starting = options.filter((option) => fold(option.name).startsWith(wanted))
  return starting.some((option) => fold(option.name) === wanted) ? [] : starting
}

/** What the input shows for an id: its name where one is known, else the id. */
export function nameOf(options: readonly ComboboxOption[], id: string): string {
  return options.find((option) => option.id === id)?.name ?? id
}
