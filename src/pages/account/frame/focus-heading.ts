/** Focuses the page's heading. Call it before the focused element disappears. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
