import { useEffect, useState, type RefObject } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import { CopyButton } from '#ui/CopyButton.tsx'

interface Cell {
  text: string
  /** Where the button stands, in px of the window. */
  left: number
  top: number
}

const size = 24

/** A button in the cell under the mouse, which copies what the cell shows. By keyboard a row is copied. */
export function CellCopy({ table }: { table: RefObject<HTMLTableElement | null> }) {
  const t = useTranslations('listTools.columns')
  const tApp = useTranslations('app')
  const [cell, setCell] = useState<Cell | null>(null)

  useEffect(() => {
    const element = table.current
    if (!element) return undefined
    let last: Element | null = null
    const move = ({ target, pointerType }: PointerEvent) => {
      const found = target instanceof Element ? target.closest('td') : null
      if (pointerType !== 'mouse' || found === last) return
      last = found
      setCell(found && cellOf(found))
    }
    const leave = ({ relatedTarget }: PointerEvent) => {
      const isOnButton =
        relatedTarget instanceof Element && relatedTarget.closest('[data-cell-copy]')
      if (isOnButton) return
      last = null
      setCell(null)
    }
    const hide = () => {
      last = null
      setCell(null)
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    window.addEventListener('scroll', hide, { passive: true })
    return () => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
      window.removeEventListener('scroll', hide)
    }
  }, [table])

  if (!cell) return null
  return (
    <span
      data-cell-copy
      className="fixed z-1 rounded-md bg-raised shadow-float"
      style={{ left: cell.left, top: cell.top }}
    >
      <CopyButton
        key={cell.text}
        text={cell.text}
        label={t('copyCell')}
        copiedText={t('copiedCell')}
        failedText={t('notCopiedCell')}
        closeText={tApp('dismiss')}
      />
    </span>
  )
}

function cellOf(element: HTMLTableCellElement): Cell | null {
  const text = (element.querySelector('a') ?? element).textContent.trim()
  if (text === '') return null
  const { right, top, height } = element.getBoundingClientRect()
  return { text, left: right - size - 4, top: top + (height - size) / 2 }
}
