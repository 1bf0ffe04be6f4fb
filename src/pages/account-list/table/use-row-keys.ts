import { useContext, useEffect, useEffectEvent } from 'react'
import type { AccountRow } from '#contract/account.ts'
import { listMemoryOf } from '#queries/loaded-lists.ts'
import { useWorkspace } from '#queries/use-workspace.ts'
import { isCommand, pressedKey, printedCharacter } from '#ui/keys.ts'
import { ShownRowsContext } from '../selection/shown-rows.ts'
import { idOfLink } from './last-opened.ts'

const rowLink = 'a[id^="open-"]'

/**
 * Works down the rows by keyboard: j and k, or arrows once a row has the focus, go from one to the next; x
 * ticks it, Shift with an arrow all that it goes over, Ctrl/⌘+C hands it to `onCopy`. Never while typing.
 */
export function useRowKeys(onCopy: (rows: readonly AccountRow[]) => void): void {
  const shown = useContext(ShownRowsContext)
  const { selection } = listMemoryOf(useWorkspace())

  const press = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    if (event.defaultPrevented || document.querySelector('dialog[open]') || isTyping(target)) return
    const row = target instanceof Element ? target.closest('tbody tr') : null
    const account = accountOf(row, shown.current())
    if (account && isCommand(event, 'c') && getSelection()?.isCollapsed !== false) {
      const { size } = selection.getSnapshot()
      onCopy(size > 0 ? [...selection.getSnapshot().values()] : [account])
    } else if (account && printedCharacter(event) === 'x') {
      selection.set([account], !selection.getSnapshot().has(account.id))
    } else {
      const step = stepOf(event, account !== null)
      if (step === 0) return
      const next = row ? neighbour(row, step) : firstInSight()
      const link = next?.querySelector<HTMLElement>(rowLink)
      if (!link) return
      link.focus()
      next?.scrollIntoView({ block: 'nearest' })
      const to = accountOf(next ?? null, shown.current())
      if (event.shiftKey && account && to) selection.set([account, to], true)
    }
    event.preventDefault()
  })

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Where a key leads: 1 down, -1 up, 0 nowhere. Arrows scroll the page until a row has the focus. */
function stepOf(event: KeyboardEvent, isInRow: boolean): -1 | 0 | 1 {
  const letter = printedCharacter(event)
  const key = isInRow && !event.altKey && !event.ctrlKey && !event.metaKey ? pressedKey(event) : ''
  if (letter === 'j' || key === 'ArrowDown') return 1
  return letter === 'k' || key === 'ArrowUp' ? -1 : 0
}

function neighbour(row: Element, step: -1 | 1): Element | null {
  for (let next: Element | null = row; next;) {
    next = step === 1 ? next.nextElementSibling : next.previousElementSibling
    // The head of a group is none.
    if (next?.querySelector(rowLink)) return next
  }
  return null
}

function firstInSight(): Element | null {
  const head = document.querySelector('thead')?.getBoundingClientRect().bottom ?? 0
  const rows = [...document.querySelectorAll('tbody tr')].filter((row) =>
    row.querySelector(rowLink),
  )
  return rows.find((row) => row.getBoundingClientRect().top >= head) ?? rows[0] ?? null
}

function accountOf(row: Element | null, rows: readonly AccountRow[]): AccountRow | null {
  const link = row?.querySelector(rowLink)
  return link ? (rows.find(({ id }) => id === idOfLink(link.id)) ?? null) : null
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select')
}
