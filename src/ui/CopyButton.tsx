import { useEffect, useRef, useState } from 'react'
import { useAnnounce } from './Announcer.tsx'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import { copyText } from './copy-text.ts'
import { Dialog } from './Dialog.tsx'
import { Icon } from './Icon.tsx'
import { TextArea } from './TextArea.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'

export interface CopyButtonProps {
  /** The text to copy. */
  text: string
  label: string
  copiedText: string
  /** Titles the dialog in which the text stands, selected, where the browser copies nothing. */
  failedText: string
  closeText: string
  className?: string | undefined
}

/** Copies a text, shows a tick for two seconds, and says so; shows the text where that is not possible. */
export function CopyButton(props: CopyButtonProps) {
  const { text, label, copiedText, failedText, closeText, className } = props
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)
  const [failed, setFailed] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy(button: HTMLElement) {
    const isCopied = await copyText(text, button)
    setCopied(isCopied)
    setFailed(!isCopied)
    if (isCopied) announce(copiedText)
  }

  return (
    <>
      <Button
        variant="quiet"
        size="icon-small"
        title={label}
        className={className}
        onClick={(event) => void copy(event.currentTarget)}
      >
        <Icon
          name={copied ? 'check' : 'copy'}
          className={classNames('size-3.5', copied && 'text-good')}
        />
        <VisuallyHidden>{label}</VisuallyHidden>
      </Button>
      <Dialog
        open={failed}
        onClose={() => setFailed(false)}
        title={failedText}
        closeLabel={closeText}
        initialFocus={area}
        size="small"
      >
        <TextArea
          ref={area}
          label={label}
          hideLabel
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
        />
      </Dialog>
    </>
  )
}
