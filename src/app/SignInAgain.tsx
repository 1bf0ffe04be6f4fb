import { useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { useSignedIn } from '#session/use-session.ts'
import { Button } from '#ui/Button.tsx'
import { RenewDialog } from './RenewDialog.tsx'

/** Opens over the page after a 401 in the middle of work; put off, it leaves a bar that opens it again. */
export function SignInAgain() {
  const t = useTranslations('signIn')
  const { refused, credentials } = useSignedIn()
  const [putOff, setPutOff] = useState<string | null>(null)
  if (!refused) return null
  const open = putOff !== credentials.token
  return (
    <>
      {!open && (
        // Under the header: at the foot it would lie over the bar that saves.
        <div className="sticky top-12 z-15 flex items-center gap-3 border-b border-warning-line bg-warning-soft px-4 py-2 sm:px-6">
          <p className="flex-1 text-warning-ink">{t('againText')}</p>
          <Button onClick={() => setPutOff(null)}>{t('againTitle')}</Button>
        </div>
      )}
      <RenewDialog open={open} onClose={() => setPutOff(credentials.token)} why="refused" />
    </>
  )
}
