/** The height of the header and a margin, in CSS pixels. */
const top = 56

/** Scrolls a focused element out from under the dock, as far as it fits below the header. */
export function uncover(element: Element, dock: Element): void {
  if (dock.contains(element) || element.closest('dialog')) return
  // Include the field's messages.
  const field = element.closest('form')?.firstElementChild ?? element
  const box = field.getBoundingClientRect()
  const covered = box.bottom + 12 - dock.getBoundingClientRect().top
  const free = box.top - top
  if (covered > 0 && free > 0) window.scrollBy({ top: Math.min(covered, free) })
}
