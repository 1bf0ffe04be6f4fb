import { useEffect, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { DraftStore } from '#drafts/draft-store.ts'
import { useDraftOwner } from '#pages/account/drafts/use-draft-owner.ts'
import { Button } from '#ui/Button.tsx'
import { useSignOut } from './use-sign-out.ts'

/** Signs out; says beforehand what unsaved work goes with that. */
export function SignOutButton() {
  const t = useTranslations('app.signOut')
  const owner = useDraftOwner()
  const signOut = useSignOut()
  const [count, setCount] = useState(0)
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

  return (
    <div className="flex flex-col gap-1.5">
      {count > 0 && (
        <p id={textId} className="text-sm text-warning-ink">
          {t('drafts', { count })}
        </p>
      )}
      <Button aria-describedby={count > 0 ? textId : undefined} onClick={signOut}>
        {t('button')}
      </Button>
    </div>
  )
}
