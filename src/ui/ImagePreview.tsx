import { useState } from 'react'
import { Icon } from './Icon.tsx'

export interface ImagePreviewProps {
  /** A URL that the owner has validated. */
  src: string
  alt: string
  /** Shown instead of an image that does not load. */
  brokenText: string
}

/** A small preview of an external image, without revealing to its host where it is shown. */
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
