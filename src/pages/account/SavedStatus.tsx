import { useTranslations } from 'use-intl'
import { Notice } from '#ui/Notice.tsx'

export interface SavedStatusProps {
  /** The names that the server says it updated; null when nothing was saved just now. */
  fields: readonly string[] | null
  onDismiss: () => void
}

/** "Saved", and what was. The live region stands there before it has something to say. */
export function SavedStatus({ fields, onDismiss }: SavedStatusProps) {
  const t = useTranslations('account')
  const label = useTranslations('fields')
  const labelOf = (name: string) => {
    const key = name as Parameters<typeof label.has>[0]
    return label.has(key) ? label(key) : name
  }
  return (
    <div role="status">
      {fields && (
        <div className="px-4 pb-3 sm:px-6">
          <Notice
            tone="good"
            onDismiss={onDismiss}
            dismissLabel={t('dismiss')}
            className="w-fit max-w-full animate-arrive shadow-float"
          >
            <p>
              <span className="font-semibold">{t('outcome.saved')}</span>
              {fields.length > 0 && `: ${fields.map(labelOf).join(', ')}`}
            </p>
          </Notice>
        </div>
      )}
    </div>
  )
}
