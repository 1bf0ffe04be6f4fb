import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { hasUnsavedPage } from '#editing/drafts/unsaved-pages.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { Button } from '#ui/Button.tsx'
import { useSignOut } from './use-sign-out.ts'

/**
 * Signs out. Shows how many drafts the sign-out deletes, and asks first if there are unsaved edits
 * or unfinished writes.
 */
export function SignOutButton() {
  const t = useTranslations('app.signOut')
  const { writes } = useWorkspace()
  const signOut = useSignOut()
  const [count, setCount] = useState(0)
  /** What the question is about: unsaved edits on the screen, or unfinished writes. */
  const [asking, setAsking] = useState<'question' | 'writes' | null>(null)
  const isAsking = asking !== null
  const stay = useRef<HTMLButtonElement>(null)
  const textId = useId()

  useEffect(() => {
    let isLeft = false
    const load = async () => {
      // Drafts that cannot be read cannot be lost either.
      const drafts = await writes.drafts.listAll().catch(() => [])
      if (!isLeft) setCount(drafts.length)
    }
    void load()
    return () => {
      isLeft = true
    }
  }, [writes])

  useEffect(() => {
    if (isAsking) stay.current?.focus()
  }, [isAsking])

  if (isAsking) {
    return (
      <div role="group" aria-labelledby={textId} className="flex flex-col gap-1.5">
        <p id={textId} className="text-sm text-warning-ink">
          {t(asking, { count: writes.unfinished().length })}
        </p>
        <Button ref={stay} onClick={() => setAsking(null)}>
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
          if (writes.unfinished().length > 0) setAsking('writes')
          else if (hasUnsavedPage()) setAsking('question')
          else signOut()
        }}
      >
        {t('button')}
      </Button>
    </div>
  )
}
