/** BCP 47, as `lang` attributes take it. */
export const languages = ['en', 'es', 'pt'] as const
export type Language = (typeof languages)[number]

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
}

/** The first of a browser's languages (BCP 47) that the app speaks; English where it speaks none. */
export function languageFor(wanted: readonly string[]): Language {
  const spoken = wanted.map((tag) => tag.toLowerCase().split('-')[0])
  return spoken.flatMap((tag) => languages.filter((language) => language === tag))[0] ?? 'en'
}
