import type { Said } from './wording.ts'
import { listTools } from './en/list-tools.ts'
import type { Language } from './languages.ts'

/** What the list's tools say, in some language. */
export type ListToolsWording = Said<typeof listTools>

const wordings: Readonly<Record<Language, () => Promise<ListToolsWording>>> = {
  en: async () => listTools,
  es: async () => (await import('./es/list-tools.ts')).listTools,
  pt: async () => (await import('./pt/list-tools.ts')).listTools,
}

const loaded = new Map<Language, Promise<ListToolsWording>>()

/** The words of a language; the same promise each time. English where they cannot be loaded. */
export function loadListTools(language: Language): Promise<ListToolsWording> {
  const known = loaded.get(language)
  if (known) return known
  const words = wordings[language]().catch(() => {
    loaded.delete(language)
    return listTools
  })
  loaded.set(language, words)
  return words
}
