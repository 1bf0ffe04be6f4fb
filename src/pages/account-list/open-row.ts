import type { MouseEvent } from 'react'

/**
 * A click anywhere in a row is a click on its link, with the same modifier keys. No link is stretched
 * over the row: WebKit takes no `<tr>` as a containing block, and the text of the cells could not be selected.
 */
export function openRow(event: MouseEvent<HTMLTableRowElement>): void {
  const link = event.currentTarget.querySelector('a')
  if (!link || link.contains(event.target as Node)) return
  // The click that ends a drag over some text.
  if (getSelection()?.type === 'Range') return
  link.dispatchEvent(new globalThis.MouseEvent('click', event.nativeEvent))
}
