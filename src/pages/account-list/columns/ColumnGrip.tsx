import { useRef, useState, type PointerEvent } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { ColumnId } from '#list/columns.ts'
import { pressedKey } from '#ui/keys.ts'
import { leastWidth, mostWidth } from './column-choice.ts'
import { useColumnName } from './use-column-name.ts'

export interface ColumnGripProps {
  column: ColumnId
  /** The widths of all columns in sight, in px, with this one changed; null: back to what they were at first. */
  onResize: (widths: Partial<Record<ColumnId, number>> | null) => void
}

const stepPx = 16

/** The edge of a column: dragged, or moved by arrow keys, it makes the column wider or narrower. */
export function ColumnGrip({ column, onResize }: ColumnGripProps) {
  const t = useTranslations('listTools.columns')
  const nameOf = useColumnName()
  const [width, setWidth] = useState(leastWidth)
  const from = useRef<{ x: number; widths: Partial<Record<ColumnId, number>> } | null>(null)

  const resizeBy = (widths: Partial<Record<ColumnId, number>>, by: number) =>
    onResize({ ...widths, [column]: (widths[column] ?? 0) + by })
  const move = ({ clientX }: PointerEvent) => {
    if (from.current) resizeBy(from.current.widths, clientX - from.current.x)
  }
  const look = (grip: HTMLElement) => setWidth(grip.closest('th')?.offsetWidth ?? leastWidth)
  return (
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('resize', { column: nameOf(column) })}
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      aria-valuenow={width}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- A separator that moves is a control.
      tabIndex={0}
      onFocus={(event) => look(event.currentTarget)}
      onKeyUp={(event) => look(event.currentTarget)}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, widths: widthsAround(event.currentTarget) }
      }}
      onPointerMove={move}
      onPointerUp={(event) => {
        move(event)
        from.current = null
      }}
      onDoubleClick={() => onResize(null)}
      onKeyDown={(event) => {
        const key = pressedKey(event)
        const by = key === 'ArrowRight' ? stepPx : key === 'ArrowLeft' ? -stepPx : 0
        if (by !== 0) resizeBy(widthsAround(event.currentTarget), by)
        else if (key === 'Home') onResize(null)
        else return
        event.preventDefault()
      }}
      className="absolute inset-y-0 right-0 w-2 cursor-col-resize touch-none hover:bg-accent focus-visible:bg-accent"
    />
  )
}

function widthsAround(grip: HTMLElement): Partial<Record<ColumnId, number>> {
  const heads = grip.closest('tr')?.querySelectorAll<HTMLElement>('th[data-column]') ?? []
  return Object.fromEntries(
    [...heads].map((head) => [head.dataset['column'], head.getBoundingClientRect().width]),
  )
}
