import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { DraftStore } from '#drafts/draft-store.ts'
import { hasUnsavedPage } from '#drafts/unsaved-pages.ts'
import { useDraftOwner } from '#pages/account/drafts/use-draft-owner.ts'
import { Button } from '#ui/Button.tsx'
import { useSignOut } from './use-sign-out.ts'

/** Signs out; says beforehand what drafts go with that, and asks where something typed is on the screen. */
export function SignOutButton() {
  const t = useTranslations('app.signOut')
  const owner = useDraftOwner()
  const signOut = useSignOut()
  const [count, setCount] = useState(0)
  const [isAsking, setIsAsking] = useState(false)
  const stay = useRef<HTMLButtonElement>(null)
  const textId = useId()

  useEffect(() => {
    let isLeft = false
    const look = async () => {
      // What cannot be read is not there to be lost.
      const drafts = await new DraftStore(owner).listAll().catch(() => [])
      if (!isLeft) setCount(drafts.length)
    }
    void look()
    return () => {
      isLeft = true
    }
  }, [owner])

  useEffect(() => {
    if (isAsking) stay.current?.focus()
  }, [isAsking])

  if (isAsking) {
    return (
      <div role="group" aria-labelledby={textId} className="flex flex-col gap-1.5">
        <p id={textId} className="text-sm text-warning-ink">
          {t('question')}
        </p>
        <Button ref={stay} onClick={() => setIsAsking(false)}>
          {t('stay')}
        </Button>
        <Button variant="danger" onClick={signOut}>
          {t('discard')}
        </Button>
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-1.5">
      {count > 0 && (
        <p id={textId} className="text-sm text-warning-ink">
          {t('drafts', { count })}
        </p>
      )}
      <Button
        aria-describedby={count > 0 ? textId : undefined}
        onClick={() => {
          if (hasUnsavedPage()) setIsAsking(true)
          else signOut()
        }}
      >
        {t('button')}
      </Button>
    </div>
  )
}
