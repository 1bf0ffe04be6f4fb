import { useMemo } from 'react'
import { encode } from 'uqr'

export interface QrCodeProps {
  text: string
  /** Its accessible name. */
  name: string
  /** Shown for a text that is too long for any QR code. */
  failedText: string
  className?: string | undefined
}

// The empty margin that scanners need, in modules.
const quietZone = 4

/** A text as a QR code. It imports the encoder, so load it lazily. */
export function QrCode({ text, name, failedText, className }: QrCodeProps) {
  const code = useMemo(() => drawing(text), [text])
  if (!code) return <p className="text-sm text-ink-muted">{failedText}</p>
  return (
    // A title, not aria-label, so that a query for a field's label does not find it.
    <svg role="img" viewBox={`0 0 ${code.size} ${code.size}`} className={className}>
      <title>{name}</title>
      {/* Independent of the theme: scanners expect dark on white. */}
      <path fill="white" d={`M0 0h${code.size}v${code.size}H0z`} />
      <path fill="black" shapeRendering="crispEdges" d={code.path} />
    </svg>
  )
}

/**
 * Returns the side in modules, and the dark modules as one path; null for a text that is too long.
 */
function drawing(text: string): { size: number; path: string } | null {
  try {
    const { size, data } = encode(text, { ecc: 'M', border: quietZone })
    const dark = data.flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
    )
    return { size, path: dark.join('') }
  } catch {
    return null
  }
}
