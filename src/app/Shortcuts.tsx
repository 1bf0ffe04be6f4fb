import { useEffect, useState } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { Dialog } from '#ui/Dialog.tsx'
import { Kbd } from '#ui/Kbd.tsx'
import { isApple, printedCharacter } from '#ui/keys.ts'

/** `/` focuses the screen's search, `?` lists the shortcuts; neither while typing. */
export function Shortcuts() {
  const t = useTranslations('app.shortcuts')
  const [open, setOpen] = useState(false)

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      if (document.querySelector('dialog[open]')) return
      const character = printedCharacter(event)
      if (character === '?') setOpen(true)
      else if (character === '/') document.querySelector<HTMLElement>('input[type=search]')?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])

  const save = isApple() ? '⌘ S' : 'Ctrl S'
  const shortcuts = [
    { keys: '/', text: t('search') },
    { keys: 'j k ↓ ↑', text: t('rows') },
    { keys: 'x', text: t('select') },
    { keys: isApple() ? '⌘ C' : 'Ctrl C', text: t('copy') },
    { keys: save, text: t('save') },
    { keys: '?', text: t('help') },
  ]
  return (
    <Dialog
      open={open}
      onClose={() => setOpen(false)}
      title={t('title')}
      size="small"
      closeLabel={t('close')}
    >
      <dl className="flex flex-col gap-3">
        {shortcuts.map(({ keys, text }) => (
          <div key={keys} className="flex items-center justify-between gap-4">
            <dt>{text}</dt>
            <dd>
              <Kbd>{keys}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input, textarea, select')
}
