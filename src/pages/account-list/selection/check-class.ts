/** A checkbox of a row or of all of them. */
export const checkClass = 'size-4 accent-accent'

/** What is pressed to tick it: as large as a finger needs it. */
export const targetClass = '-my-1 -ml-1 inline-flex size-6 shrink-0 items-center justify-center'
