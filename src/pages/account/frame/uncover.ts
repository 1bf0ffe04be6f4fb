/** The height of the header, and some air, in CSS pixels. */
const top = 56

/** Scrolls what has the focus out from under the foot of its form, as far as it fits below the header. */
export function uncover(element: Element, dock: Element): void {
  if (dock.contains(element) || element.closest('dialog')) return
  // With what is said below it.
  const field = element.closest('form')?.firstElementChild ?? element
  const box = field.getBoundingClientRect()
  const covered = box.bottom + 12 - dock.getBoundingClientRect().top
  const free = box.top - top
  if (covered > 0 && free > 0) window.scrollBy({ top: Math.min(covered, free) })
}
