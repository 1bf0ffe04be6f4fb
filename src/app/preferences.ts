import * as z from 'zod/mini'
import { languages, type Language } from '#i18n/languages.ts'
import { applyDensity, applyTheme, type Density, type Theme } from '#ui/theme.ts'

const storageKey = 'accounts-admin.preferences'

const Preferences = z.object({
  theme: z.catch(z.enum(['light', 'dark', 'system']), 'system'),
  density: z.catch(z.enum(['comfortable', 'compact']), 'comfortable'),
  language: z.catch(z.nullable(z.enum(languages)), null),
})

export interface Preferences {
  theme: Theme
  density: Density
  /** Null: the app uses the browser's first language that it supports. */
  language: Language | null
}

/** Reads the preferences stored in this browser, with defaults for missing ones. Never throws. */
export function readPreferences(): Preferences {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    return { theme: 'system', density: 'comfortable', language: null }
  }
}

/** Applies the stored theme and density, or the given ones. */
export function applyPreferences(
  { theme, density }: Partial<Preferences> = readPreferences(),
): void {
  if (theme) applyTheme(theme)
  if (density) applyDensity(density)
}

/** Applies changed preferences and stores them; without storage they last until a reload. */
export function keepPreferences(changed: Partial<Preferences>): void {
  applyPreferences(changed)
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...readPreferences(), ...changed }))
  } catch {
    // Private mode or full storage: applied, but not stored.
  }
}
