import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Notice } from '#ui/Notice.tsx'

export interface DockStatusProps {
  tone?: 'info' | 'good' | 'warning'
  /** The message; null for none. */
  children: ReactNode
  actions?: ReactNode
  onDismiss: () => void
}

/**
 * A message at the foot, above the button that the user pressed. It is the `status` of a
 * `FormFrame`, which announces it. A new key makes it a new message.
 */
export function DockStatus({ tone, children, actions, onDismiss }: DockStatusProps) {
  const t = useTranslations('account')
  if (!children) return null
  return (
    <div className="max-w-360 px-4 pb-3 sm:px-6">
      <Notice
        tone={tone}
        onDismiss={onDismiss}
        dismissLabel={t('dismiss')}
        className="w-fit max-w-full animate-arrive shadow-float"
        actions={actions}
      >
        {children}
      </Notice>
    </div>
  )
}
