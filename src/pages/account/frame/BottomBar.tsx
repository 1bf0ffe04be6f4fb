import { useEffect, useId, useLayoutEffect, useRef, type ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Button } from '#ui/Button.tsx'
import { Spinner } from '#ui/Spinner.tsx'
import { focusHeading } from './focus-heading.ts'
import type { WriteProgress } from '../saving/use-write-progress.ts'
import { uncover } from './uncover.ts'
import { useWaitText } from '../words/use-wait-text.ts'

export interface BottomBarProps {
  label: string
  /** Shown at the left while no write is under way. */
  children: ReactNode
  /** The progress of a write; null while none is under way. */
  progress: WriteProgress | null
  /** Buttons, the primary one last. */
  actions: ReactNode
}

/** The bar at the foot of a form: its state at the left, its buttons at the right. */
export function BottomBar({ label, children, progress, actions }: BottomBarProps) {
  const bar = useRef<HTMLElement>(null)

  // When the bar disappears with the focus in it, the focus must not fall to the top of the page.
  useLayoutEffect(() => {
    const element = bar.current
    const dock = element?.parentElement
    return () => {
      if (!element?.contains(document.activeElement)) return
      // Once the status is rendered, focus it. Not its buttons: a second Enter would press one.
      queueMicrotask(() => {
        const status = dock?.querySelector<HTMLElement>('[role=status]:not(:empty)')
        if (status) status.focus({ preventScroll: true })
        else focusHeading()
      })
    }
  }, [])

  // The bar appears at the first keystroke and must not cover the focused field. Measure a frame
  // later, so that measuring forces no layout.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const [element, active] = [bar.current, document.activeElement]
      if (element && active && element.closest('main')?.contains(active)) uncover(active, element)
    })
    return () => cancelAnimationFrame(frame)
  }, [])

  return (
    <section
      ref={bar}
      aria-label={label}
      className="animate-arrive border-t border-line-mid bg-surface"
    >
      <div className="flex max-w-360 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5 sm:px-6">
        <div className="mr-auto flex min-w-0 items-center gap-x-3 gap-y-1 max-sm:w-full">
          {progress ? <Busy {...progress} /> : children}
        </div>
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full max-sm:gap-1.5 max-sm:*:flex-1 max-sm:*:px-1 max-sm:*:text-sm">
          {actions}
        </div>
      </div>
    </section>
  )
}

function Busy({ text, isNamed, waiting, onCancel }: WriteProgress) {
  const t = useTranslations('account')
  const wait = useWaitText(waiting)
  const textId = useId()
  return (
    <>
      <Spinner />
      <span id={textId} className="tabular">
        {wait === null ? text : isNamed ? `${text} ${wait}` : wait}
      </span>
      {wait !== null && onCancel && (
        <Button
          size="small"
          aria-describedby={textId}
          onClick={(event) => {
            // This button disappears with the request that it cancels, so move the focus first.
            const buttons = event.currentTarget.closest('section')?.querySelectorAll('button')
            Array.from(buttons ?? [])
              .at(-1)
              ?.focus()
            onCancel()
          }}
        >
          {t('cancelWait')}
        </Button>
      )}
    </>
  )
}
