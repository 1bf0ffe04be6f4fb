import { en } from './en.ts'
import type { Language } from './languages.ts'
import type { Wording } from './wording.ts'

export interface Translation {
  language: Language
  messages: typeof en
}

/** There from the start: what is said when another language cannot be loaded. */
export const english: Translation = { language: 'en', messages: en }

const wordings: Readonly<Record<Language, () => Promise<Wording>>> = {
  en: async () => en,
  es: async () => (await import('./es.ts')).es,
  pt: async () => (await import('./pt.ts')).pt,
}

/** Rejects when the language's words cannot be loaded. */
export async function loadTranslation(language: Language): Promise<Translation> {
  const messages = await wordings[language]()
  // Typed as the English ones, for the parameters that a message takes; a test compares them.
  return { language, messages: messages as typeof en }
}
