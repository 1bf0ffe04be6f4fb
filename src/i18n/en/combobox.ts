export const combobox = {
  suggestions: 'Suggestions',
  none: 'Nothing known by that name. What you type is taken as an id.',
  useTyped: 'Use “{text}” as the id',
  narrow: '{shown, number} of {matching, number} shown. Type to narrow the list.',
} as const
