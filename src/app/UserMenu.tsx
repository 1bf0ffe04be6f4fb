import { useState } from 'react'
import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Icon } from '#ui/Icon.tsx'
import { PopoverPanel } from '#ui/PopoverPanel.tsx'
import { SegmentedControl } from '#ui/SegmentedControl.tsx'
import { LanguageControl } from './LanguageControl.tsx'
import { keepPreferences, readPreferences } from './preferences.ts'
import { SignOutButton } from './SignOutButton.tsx'

/** The menu of the signed-in user: name, language, theme, density, and sign-out. */
export function UserMenu() {
  const t = useTranslations('app.userMenu')
  const { claims, credentials } = useSignedIn()
  const [preferences, setPreferences] = useState(readPreferences)
  const set = (changed: Partial<typeof preferences>) => {
    setPreferences((before) => ({ ...before, ...changed }))
    keepPreferences(changed)
  }
  return (
    <PopoverPanel
      variant="quiet"
      align="end"
      aria-label={claims.name ? `${t('label')}: ${isolate(claims.name)}` : t('label')}
      panelLabel={t('label')}
      panelClassName="w-72"
      button={
        <>
          <Icon name="user" />
          {claims.name && <span className="max-w-32 truncate max-sm:hidden">{claims.name}</span>}
          <Icon name="chevron-down" className="max-sm:hidden" />
        </>
      }
    >
      {() => (
        <div className="flex flex-col gap-4">
          <div className="min-w-0 text-sm">
            {claims.name && <p className="truncate font-medium">{claims.name}</p>}
            <p className="truncate text-ink-muted">{credentials.tenant}</p>
          </div>
          <LanguageControl />
          <SegmentedControl
            legend={t('theme')}
            value={preferences.theme}
            onChange={(theme) => set({ theme })}
            options={[
              { value: 'light', name: t('themeLight') },
              { value: 'dark', name: t('themeDark') },
              { value: 'system', name: t('themeSystem') },
            ]}
          />
          <SegmentedControl
            legend={t('density')}
            value={preferences.density}
            onChange={(density) => set({ density })}
            options={[
              { value: 'comfortable', name: t('densityComfortable') },
              { value: 'compact', name: t('densityCompact') },
            ]}
          />
          <SignOutButton />
        </div>
      )}
    </PopoverPanel>
  )
}
