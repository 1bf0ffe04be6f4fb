import { createRoot } from 'react-dom/client'
import * as z from 'zod/mini'
import './app.css'
import { App } from '#app/App.tsx'
import { StartFailure } from '#app/StartFailure.tsx'
import { applyPreferences, readPreferences } from '#app/preferences.ts'
import { languageFor } from '#i18n/languages.ts'
import { english, loadTranslation } from '#i18n/translation.ts'
import { loadConfig } from '#session/load-config.ts'
import { Session } from '#session/session.ts'

// zod would probe for `new Function`, which a content security policy reports.
z.config({ jitless: true })

// A chunk stands in assets/, beside which the page lives, wherever that is.
const base = import.meta.env.PROD
  ? new URL(import.meta.url).pathname.replace(/assets\/[^/]*$/, '')
  : import.meta.env.BASE_URL

async function start(): Promise<void> {
  applyPreferences()
  const element = document.getElementById('root')
  if (!element) throw new Error('index.html has no #root')
  const root = createRoot(element)
  const language = readPreferences().language ?? languageFor(navigator.languages)
  const loading = loadTranslation(language).catch(() => english)
  try {
    const demo = await startDemo()
    const read = demo ? { ok: true as const, config: demo.config } : await loadConfig(base)
    const translation = await loading
    root.render(
      read.ok ? (
        <App
          session={new Session(read.config)}
          base={base}
          offered={demo?.offered ?? (await offeredCredentials())}
          translation={translation}
        />
      ) : (
        <StartFailure problem={read.problem} translation={translation} />
      ),
    )
  } catch {
    root.render(<StartFailure problem={null} translation={await loading} />)
  }
}

async function startDemo() {
  if (import.meta.env.VITE_MOCK !== 'worker') return null
  const { startDemoBackend } = await import('#mock/demo.ts')
  return startDemoBackend(base)
}

async function offeredCredentials() {
  if (import.meta.env.VITE_MOCK !== 'server') return []
  return (await import('#mock/tokens.ts')).mockCredentials
}

void start()
