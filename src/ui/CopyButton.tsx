import { useEffect, useState } from 'react'
import { useAnnounce } from './Announcer.tsx'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface CopyButtonProps {
  /** The text to copy. */
  text: string
  label: string
  copiedText: string
  failedText: string
  className?: string | undefined
}

/** Copies a text, shows a tick for two seconds, and announces the result. */
export function CopyButton({ text, label, copiedText, failedText, className }: CopyButtonProps) {
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy() {
    try {
      // Missing outside secure contexts; the TypeError is handled like a denied permission.
      await navigator.clipboard.writeText(text)
      setCopied(true)
      announce(copiedText)
    } catch {
      announce(failedText, { assertive: true })
    }
  }

  return (
    <Button
      variant="quiet"
      size="icon-small"
      title={label}
      className={className}
      onClick={() => void copy()}
    >
      <Icon
        name={copied ? 'check' : 'copy'}
        className={classNames('size-3.5', copied && 'text-good')}
      />
      <VisuallyHidden>{label}</VisuallyHidden>
    </Button>
  )
}
