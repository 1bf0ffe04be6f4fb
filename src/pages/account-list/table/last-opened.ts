/** The account that was opened from the list last, until the list is back. */
let opened: string | null = null

/** Of the link that opens an account. */
export function linkId(id: string): string {
  return `open-${id}`
}

/** The account that a link opens. */
export function idOfLink(linkId: string): string {
  return linkId.slice('open-'.length)
}

export function noteOpened(id: string): void {
  opened = id
}

/** The account that was opened, while the list is not back yet. */
export function openedLast(): string | null {
  return opened
}

/**
 * Back in the list, who works down it by keyboard goes on from the row that was opened. Returns its
 * account; null when none was, or it is not in the list any more.
 */
export function focusOpened(): string | null {
  const link = opened === null ? null : document.getElementById(linkId(opened))
  const id = link && opened
  opened = null
  link?.focus({ preventScroll: true })
  return id
}
