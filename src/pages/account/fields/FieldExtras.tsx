import { useTranslations } from '#i18n/use-translations.ts'
import { isEmptyText } from '#account/fields/field-value.ts'
import type { WritableFieldKey } from '#account/fields/fields.ts'
import { ImagePreview } from '#ui/ImagePreview.tsx'
import { imageSource, webLink } from './field-link.ts'
import { QrPreview } from './QrPreview.tsx'
import { useDebounced } from './use-debounced.ts'

// Without a pause, each half-typed address would be requested.
const pauseMs = 600

/** The preview under a field: the image at its address, or its QR code. */
export function FieldExtras({ fieldKey, text }: { fieldKey: WritableFieldKey; text: string }) {
  if (isEmptyText(text)) return null
  if (fieldKey === 'image_url') return <ImageAt text={text} />
  return fieldKey === 'qr_code' ? <QrPreview text={text} /> : null
}

function ImageAt({ text }: { text: string }) {
  const t = useTranslations('account.field')
  const address = useDebounced(text, pauseMs)
  const source = imageSource(address)
  if (source) {
    return <ImagePreview src={source} alt={t('imagePreview')} brokenText={t('imageBroken')} />
  }
  if (!webLink(address)) return null
  return <p className="text-sm text-ink-muted">{t('imageNotHttps')}</p>
}
