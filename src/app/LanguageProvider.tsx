import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { IntlProvider } from 'use-intl'
import type { Language } from '#i18n/languages.ts'
import { loadTranslation, type Translation } from '#i18n/translation.ts'

export interface LanguageChoice {
  /** The current language, or the one that is loading. */
  language: Language
  /** The last choice could not be loaded: the previous language stays. */
  hasFailed: boolean
  /**
   * Switches the language. Resolves with whether it is the current one now; false when loading
   * failed, or when a later choice replaced this one.
   */
  choose: (language: Language) => Promise<boolean>
}

const LanguageContext = createContext<LanguageChoice | null>(null)
const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()

/** Provides the texts of one language, which can change at any time without a remount. */
export function LanguageProvider({ first, children }: { first: Translation; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first)
  const [wanted, setWanted] = useState<Language | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const last = useRef<Language | null>(null)

  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken])

  const choice = useMemo(
    () => ({
      language: wanted ?? spoken.language,
      hasFailed,
      choose: async (language: Language) => {
        last.current = language
        setWanted(language)
        setHasFailed(false)
        const loaded = await loadTranslation(language).catch(() => null)
        if (last.current !== language) return false
        if (loaded) setSpoken(loaded)
        setHasFailed(!loaded)
        setWanted(null)
        return loaded !== null
      },
    }),
    [hasFailed, spoken, wanted],
  )

  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={spoken.language} messages={spoken.messages} timeZone={timeZone}>
        {children}
      </IntlProvider>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageChoice {
  const choice = useContext(LanguageContext)
  if (!choice) throw new Error('useLanguage outside LanguageProvider')
  return choice
}
