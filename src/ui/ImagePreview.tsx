import { useState } from 'react'
import { Icon } from './Icon.tsx'

export interface ImagePreviewProps {
  /** An address that may be asked: the owner has looked at it. */
  src: string
  alt: string
  /** Stands in the place of an image that does not load. */
  brokenText: string
}

/** Somebody else's image, small, and without telling its host where it is shown. */
export function ImagePreview({ src, alt, brokenText }: ImagePreviewProps) {
  const [broken, setBroken] = useState<string | null>(null)
  if (broken === src) {
    return (
      <p className="flex gap-1 text-sm text-ink-muted">
        <Icon name="alert" className="mt-0.5" />
        <span>{brokenText}</span>
      </p>
    )
  }
  return (
    <img
      src={src}
      alt={alt}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setBroken(src)}
      className="mt-0.5 h-16 w-24 rounded-md border border-line bg-sunken object-contain text-xs text-ink-muted"
    />
  )
}
