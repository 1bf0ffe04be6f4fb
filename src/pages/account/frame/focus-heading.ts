/** Takes the focus to the page's heading: before what holds it goes away, or it falls to the top. */
export function focusHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
