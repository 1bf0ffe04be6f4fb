import type { MouseEvent } from 'react'

/**
 * A click anywhere in a row is a click on its link, with the same modifier keys. No link is stretched
 * over the row: WebKit takes no `<tr>` as a containing block, and the text of the cells could not be selected.
 */
export const opensRow = {
  onMouseDown: ({ button, shiftKey }: MouseEvent): void => {
    // Or an older selection would pass for a new one: WebKit drops it only after the click.
    if (button === 0 && !shiftKey) getSelection()?.removeAllRanges()
  },
  onClick: ({ currentTarget, target, nativeEvent }: MouseEvent<HTMLTableRowElement>): void => {
    const link = currentTarget.querySelector('a')
    // What can be pressed itself has been.
    if (!link || (target as Element).closest('a, button, label, input')) return
    // The click that ends a drag over some text.
    if (getSelection()?.type === 'Range') return
    link.dispatchEvent(new globalThis.MouseEvent('click', nativeEvent))
  },
}
