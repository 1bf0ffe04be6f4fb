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
  /** Null: whichever of the browser's the app speaks. */
  language: Language | null
}

/** What this browser remembers, the defaults where it does not. Never fails. */
export function readPreferences(): Preferences {
  try {
    return Preferences.parse(JSON.parse(localStorage.getItem(storageKey) ?? '{}'))
  } catch {
    return { theme: 'system', density: 'comfortable', language: null }
  }
}

/** Puts the remembered looks, or those given, into force. */
export function applyPreferences(
  { theme, density }: Partial<Preferences> = readPreferences(),
): void {
  if (theme) applyTheme(theme)
  if (density) applyDensity(density)
}

/** Applies what has changed and remembers it; where storage is refused it lasts until a reload. */
export function keepPreferences(changed: Partial<Preferences>): void {
  applyPreferences(changed)
  try {
    localStorage.setItem(storageKey, JSON.stringify({ ...readPreferences(), ...changed }))
  } catch {
    // Private mode or full: in force, not remembered.
  }
}
