import * as z from 'zod/mini'
import { applyDensity, applyTheme, type Density, type Theme } from '#ui/theme.ts'

const storageKey = 'accounts-admin.preferences'

const Preferences = z.object({
  theme: z.catch(z.enum(['light', 'dark', 'system']), 'system'),
  density: z.catch(z.enum(['comfortable', 'compact']), 'comfortable'),
})

export interface Preferences {
  theme: Theme
  density: Density
}

/** What this browser remembers, the defaults where it does not. Never fails. */
export function readPreferences(): Preferences {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    return { theme: 'system', density: 'comfortable' }
  }
}

/** Puts the remembered preferences, or the given ones, into force. */
export function applyPreferences(preferences: Preferences = readPreferences()): void {
  applyTheme(preferences.theme)
  applyDensity(preferences.density)
}

/** Applies preferences and remembers them; where storage is refused they last until a reload. */
export function keepPreferences(preferences: Preferences): void {
  applyPreferences(preferences)
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences))
  } catch {
    // Private mode or full: in force, not remembered.
  }
}
