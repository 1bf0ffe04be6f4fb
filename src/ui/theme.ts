export type Theme = 'light' | 'dark' | 'system'
export type Density = 'comfortable' | 'compact'

/** `system` leaves the choice to the browser. Remembering it is the caller's business. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Heights of controls and table rows. Remembering it is the caller's business. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset['density'] = density
}
