import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { RequestsButton } from '#pages/requests/RequestsButton.tsx'
import { WaitAnnouncer } from '#pages/requests/WaitAnnouncer.tsx'
import { useEditing } from '#queries/use-editing.ts'
import { useSignedIn } from '#session/use-session.ts'
import { ExpiryNotice } from './ExpiryNotice.tsx'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { SignInAgain } from './SignInAgain.tsx'
import { DetachedWrites } from './DetachedWrites.tsx'
import { UserMenu } from './UserMenu.tsx'

/** The frame around every screen: the tenant, the request budget, and the user menu. */
export function Shell() {
  const t = useTranslations('app')
  const { credentials } = useSignedIn()
  useEditing()
  const content = useRef<HTMLElement>(null)
  const path = useLocation({ select: ({ pathname }) => pathname })
  const shown = useRef(path)

  // The link that had the focus is gone with its page. The new page may have moved the focus
  // itself.
  useEffect(() => {
    const element = content.current
    if (shown.current !== path && !element?.contains(document.activeElement)) {
      element?.focus({ preventScroll: true })
    }
    shown.current = path
  }, [path])

  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        onClick={(event) => {
          event.preventDefault()
          content.current?.focus()
        }}
        className="sr-only z-30 rounded-md bg-raised px-3 py-2 shadow-float focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('skipToContent')}
      </a>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-3 border-b border-line bg-surface px-4 sm:px-6">
        <Link to="/accounts" className="flex items-center gap-2 rounded-md font-semibold">
          <Mark />
          <span>{t('name')}</span>
        </Link>
        <span
          className="min-w-0 truncate border-l border-line-mid pl-3 text-sm text-ink-muted max-sm:hidden"
          title={credentials.tenant}
        >
          {credentials.tenant}
        </span>
        <div className="ml-auto flex min-w-0 items-center gap-2 *:min-w-0">
          <RequestsButton />
          <UserMenu />
        </div>
      </header>
      <SignInAgain />
      <main
        ref={content}
        id="content"
        tabIndex={-1}
        className="flex min-w-0 flex-1 flex-col outline-none"
      >
        <ExpiryNotice />
        <ReadOnlyNotice />
        <DetachedWrites />
        <Outlet />
      </main>
      <WaitAnnouncer />
      <Shortcuts />
    </div>
  )
}

function Mark() {
  return (
    <svg viewBox="0 0 32 32" className="size-5" aria-hidden="true">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path
        d="M8 11h16M8 16h16M8 21h10"
        className="stroke-on-accent"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  )
}
