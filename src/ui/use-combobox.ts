import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { notifyAfterPaint, flushNotifications } from './after-paint.ts'
import { nameOf, type ComboboxOption } from './combobox-match.ts'
import { listTyped, readTyped, type Listed, type Typed } from './combobox-typing.ts'
import { pressedKey } from './keys.ts'

export interface ComboboxModel {
  options: readonly ComboboxOption[]
  value: string
  onChange: (id: string) => void
  allowTyped: boolean
  exact: boolean
  clean: (typed: string) => string
  live: boolean
  locked: boolean
  offerTyped: (typed: string) => string
}

interface Pending extends Typed {
  /**
   * The ids that a `live` combobox has reported: one of them may come back as the value after more
   * was typed.
   */
  reported: readonly string[]
}

const nothingListed: Listed = { rows: [], hidden: 0, matches: 0 }

/**
 * The behaviour of an editable combobox, without its looks (ARIA APG, list autocomplete). Typed
 * text is pending until Enter, Tab, blur or a press on an option commits it. Escape closes the
 * list; on a closed list it drops the text. A `live` combobox reports on each keystroke the id that
 * leaving it now would commit.
 */
export function useCombobox({
  options,
  value,
  onChange,
  allowTyped,
  exact,
  clean,
  live,
  locked,
  offerTyped,
}: ComboboxModel) {
  const [pending, setPending] = useState<Pending | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const source = useId()

  const ways = { allowTyped, exact, clean, offerTyped }
  const meaning = pending && readTyped(options, pending, ways)
  const committed = meaning?.id ?? value
  // The keystroke is painted before the list that it narrows. The keys that follow use the current
  // text.
  const drawn = useDeferredValue(pending)
  const isListed = open && (pending === null) === (drawn === null)
  const { rows, hidden, matches } = isListed ? listTyped(options, drawn, ways) : nothingListed

  // The value changed from outside (a reset, another field), so the typed text is outdated.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (!pending?.reported.includes(value)) {
      setPending(null)
      setActive(-1)
    }
  }

  function rowsNow() {
    return listTyped(options, pending, ways).rows
  }

  function hide() {
    setOpen(false)
    setActive(-1)
  }

  function close() {
    hide()
    setPending(null)
  }

  function choose(id: string) {
    flushNotifications()
    close()
    if (id !== (pending?.reported.at(-1) ?? value)) onChange(id)
  }

  /** Closes the list and drops the typed text. */
  function cancel() {
    choose(pending?.origin ?? value)
  }

  function commit() {
    choose(rowsNow()[active]?.id ?? committed)
  }

  function show() {
    if (!locked) setOpen(true)
  }

  function step(by: 1 | -1) {
    const rows = rowsNow()
    if (open) {
      if (rows.length === 0) return
      const from = active === -1 && by === -1 ? 0 : active
      setActive((from + by + rows.length) % rows.length)
      return
    }
    const selected = rows.findIndex((option) => option.id === value)
    const edge = by === 1 ? 0 : rows.length - 1
    setActive(selected === -1 ? edge : selected)
    show()
  }

  function type(text: string) {
    const { origin, reported } = pending ?? { origin: value, reported: [] }
    const { id } = readTyped(options, { text, origin }, ways)
    setPending({ text, origin, reported: live ? [...reported, id] : reported })
    setActive(-1)
    show()
    if (live && id !== (reported.at(-1) ?? value)) notifyAfterPaint(source, () => onChange(id))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (locked) return
    const key = pressedKey(event)
    switch (key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault()
        if (event.altKey) setOpen(key === 'ArrowDown')
        else step(key === 'ArrowDown' ? 1 : -1)
        break
      case 'Enter':
        // With nothing to commit, Enter submits the form.
        if (!open && pending === null) return
        event.preventDefault()
        // A text that several names share or begin with more likely stands for one of them than for an
        // id.
        if (active === -1 && meaning?.isBeginning) step(1)
        else commit()
        break
      case 'Escape':
        if (!open && pending === null) return
        // Otherwise the surrounding dialog would close as well.
        event.preventDefault()
        if (open) hide()
        else cancel()
        break
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        // These keys move the caret, so no option is active any more.
        setActive(-1)
        break
      default:
    }
  }

  return {
    text: pending?.text ?? nameOf(options, value),
    typing: pending !== null,
    open: isListed,
    rows,
    active,
    hidden,
    matches,
    show,
    cancel,
    type,
    choose,
    commit,
    onKeyDown,
  }
}
