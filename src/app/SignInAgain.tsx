import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { RenewDialog } from './RenewDialog.tsx'

/**
 * Opens over the page when the server refuses the token (401). When the user closes it, a bar that
 * reopens it stays.
 */
export function SignInAgain() {
  const t = useTranslations('signIn')
  const { refused, credentials } = useSignedIn()
  const [putOff, setPutOff] = useState<string | null>(null)
  if (!refused) return null
  const open = putOff !== credentials.token
  return (
    <>
      {!open && (
        // Under the header, because at the bottom it would cover the save bar.
        <div className="sticky top-12 z-15 flex items-center gap-3 border-b border-warning-line bg-warning-soft px-4 py-2 sm:px-6">
          <p className="flex-1 text-warning-ink">{t('againText')}</p>
          <Button onClick={() => setPutOff(null)}>{t('againTitle')}</Button>
        </div>
      )}
      <RenewDialog open={open} onClose={() => setPutOff(credentials.token)} why="refused" />
    </>
  )
}
