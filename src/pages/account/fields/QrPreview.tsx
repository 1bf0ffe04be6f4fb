import { Suspense, useDeferredValue } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { lazyPart } from '#ui/lazy-part.ts'
import type { QrCodeProps } from '#ui/QrCode.tsx'

// If the chunk cannot be loaded (no network, a newer release), only the QR code is missing.
const QrCode = lazyPart(async () => (await import('#ui/QrCode.tsx')).QrCode, NotLoaded)

function NotLoaded({ failedText }: QrCodeProps) {
  return <p className="text-sm text-ink-muted">{failedText}</p>
}

/** The typed text as a QR code. Deferred, so that it does not delay typing. */
export function QrPreview({ text }: { text: string }) {
  const t = useTranslations('account.field')
  const drawn = useDeferredValue(text)
  const look = 'mt-0.5 size-28 rounded-md border border-line'
  return (
    <Suspense fallback={<div className={look} />}>
      <QrCode
        text={drawn}
        name={t('qrPreview', { text: drawn })}
        failedText={t('qrFailed')}
        className={look}
      />
    </Suspense>
  )
}
