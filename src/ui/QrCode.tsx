import { useMemo } from 'react'
import { encode } from 'uqr'

export interface QrCodeProps {
  text: string
  /** Its accessible name. */
  name: string
  /** What to say of a text that no QR code is large enough for. */
  failedText: string
  className?: string | undefined
}

// What a reader needs around it, in modules.
const quietZone = 4

/** A text as a QR code. Brings the encoder along: load it where one is drawn, and not before. */
export function QrCode({ text, name, failedText, className }: QrCodeProps) {
  const code = useMemo(() => drawing(text), [text])
  if (!code) return <p className="text-sm text-ink-muted">{failedText}</p>
  return (
    // A title, not aria-label: it must not be found where a field's label is looked for.
    <svg role="img" viewBox={`0 0 ${code.size} ${code.size}`} className={className}>
      <title>{name}</title>
      {/* Not of the theme: scanners expect dark on white. */}
      <path fill="white" d={`M0 0h${code.size}v${code.size}H0z`} />
      <path fill="black" shapeRendering="crispEdges" d={code.path} />
    </svg>
  )
}

/** Side in modules, and the dark ones as one path; null for a text that is too long. */
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
