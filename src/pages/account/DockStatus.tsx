import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Notice } from '#ui/Notice.tsx'

export interface DockStatusProps {
  tone?: 'info' | 'good' | 'warning'
  /** Null while there is nothing to say. */
  children: ReactNode
  actions?: ReactNode
  onDismiss: () => void
}

/**
 * A message where the eye is: at the foot, over the button that was pressed. The live region stands
 * there before it has something to say.
 */
export function DockStatus({ tone, children, actions, onDismiss }: DockStatusProps) {
  const t = useTranslations('account')
  return (
    <div role="status" tabIndex={-1} className="outline-none">
      {children && (
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
      )}
    </div>
  )
}
