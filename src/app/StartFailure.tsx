import { useTranslations } from '#i18n/use-translations.ts'
import type { ConfigProblem } from '#contract/config.ts'
import { english, type Translation } from '#i18n/translation.ts'
import { Button } from '#ui/Button.tsx'
import { LanguageProvider } from './LanguageProvider.tsx'

interface StartFailureProps {
  problem: ConfigProblem | null
  translation?: Translation
}

/**
 * The whole page when the app cannot start: config.json is invalid (`problem`), or could not be
 * loaded (null).
 */
export function StartFailure({ problem, translation = english }: StartFailureProps) {
  return (
    <LanguageProvider first={translation}>
      <main className="mx-auto flex max-w-140 flex-col items-start gap-3 px-6 py-24">
        {problem ? <BadConfig problem={problem} /> : <UnreadableConfig />}
      </main>
    </LanguageProvider>
  )
}

function BadConfig({ problem }: { problem: ConfigProblem }) {
  const t = useTranslations('app.badConfig')
  return (
    <div role="alert" className="flex flex-col gap-3">
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p className="text-ink-muted">{t('text')}</p>
      <p className="font-mono text-sm">{t('key', { key: problem.key })}</p>
      {problem.message && <p className="font-mono text-sm text-ink-muted">{problem.message}</p>}
    </div>
  )
}

function UnreadableConfig() {
  const t = useTranslations('app.unreadableConfig')
  return (
    <>
      <div role="alert" className="flex flex-col gap-3">
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="text-ink-muted">{t('text')}</p>
      </div>
      <Button variant="primary" onClick={() => location.reload()}>
        {t('retry')}
      </Button>
    </>
  )
}
