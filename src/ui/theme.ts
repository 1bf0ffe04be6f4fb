export type Theme = 'light' | 'dark' | 'system'
export type Density = 'comfortable' | 'compact'

/** Applies a theme; `system` follows the browser. The caller stores the choice. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}

/** Applies the heights of controls and table rows. The caller stores the choice. */
export function applyDensity(density: Density): void {
  document.documentElement.dataset['density'] = density
}
