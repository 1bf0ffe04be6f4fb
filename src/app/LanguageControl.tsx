import { useTranslations } from '#i18n/use-translations.ts'
import { languageNames, languages, type Language } from '#i18n/languages.ts'
import { LiveRegion } from '#ui/LiveRegion.tsx'
import { SegmentedControl } from '#ui/SegmentedControl.tsx'
import { useLanguage } from './LanguageProvider.tsx'
import { keepPreferences } from './preferences.ts'

/** Offers each language by its own name. The choice takes effect at once and is remembered. */
export function LanguageControl() {
  const t = useTranslations('app.userMenu')
  const { language, hasFailed, choose } = useLanguage()
  const speak = async (chosen: Language) => {
    if (await choose(chosen)) keepPreferences({ language: chosen })
  }
  return (
    <div className="flex flex-col gap-1.5">
      <SegmentedControl
        legend={t('language')}
        value={language}
        onChange={(chosen) => void speak(chosen)}
        options={languages.map((value) => ({ value, name: languageNames[value], lang: value }))}
      />
      <LiveRegion className="text-sm text-danger-ink">
        {hasFailed && <p>{t('languageFailed')}</p>}
      </LiveRegion>
    </div>
  )
}
