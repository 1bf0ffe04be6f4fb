import { use, useMemo, type ReactNode } from 'react'
import { IntlProvider, useLocale, useMessages } from 'use-intl'
import type { listTools } from './en/list-tools.ts'
import { loadListTools } from './list-tools-words.ts'

/** Adds the words of the list's tools to what is said within it. They are loaded with the first of the tools. */
export function ListToolsWords({ children }: { children: ReactNode }) {
  const language = useLocale()
  const messages = useMessages()
  const words = use(loadListTools(language))
  const all = useMemo(
    () => ({ ...messages, listTools: words as typeof listTools }),
    [messages, words],
  )
  return (
    <IntlProvider locale={language} messages={all}>
      {children}
    </IntlProvider>
  )
}
