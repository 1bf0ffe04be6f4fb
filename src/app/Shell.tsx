import { Link, Outlet, useRouter } from '@tanstack/react-router'
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
  const page = useRef<HTMLDivElement>(null)
  const router = useRouter()

  // The link that was followed is gone with its page, and the focus would be nowhere, unless the new page
  // has taken it. Not before the new page is drawn: until then the old one holds the focus.
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (!fromLocation || !pathChanged || page.current?.contains(document.activeElement)) return
        const heading = page.current?.querySelector<HTMLElement>('h1[tabindex]')
        const target = heading ?? content.current
        target?.focus({ preventScroll: true })
      }),
    [router],
  )

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
        <div ref={page} className="contents">
          <Outlet />
        </div>
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
