import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { tellAfterPaint, tellNow } from './after-paint.ts'
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

interface Draft extends Typed {
  /** What a live one has told of it: it may come back as the value when more has been typed. */
  told: readonly string[]
}

const nothingListed: Listed = { rows: [], hidden: 0, matches: 0 }

/**
 * What an editable combobox does, without how it looks (ARIA APG, list autocomplete).
 * Typing is a draft until Enter, Tab, blur or a press on an option commits it; Escape closes the list, and
 * once it is closed drops the draft. A `live` one tells at each key what leaving it now would commit.
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
  const [draft, setDraft] = useState<Draft | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const source = useId()

  const ways = { allowTyped, exact, clean, offerTyped }
  const meaning = draft && readTyped(options, draft, ways)
  const meant = meaning?.id ?? value
  // A key is painted before the list that it narrows; the keys that follow go by what is typed by now.
  const drawn = useDeferredValue(draft)
  const isListed = open && (draft === null) === (drawn === null)
  const { rows, hidden, matches } = isListed ? listTyped(options, drawn, ways) : nothingListed

  // The value moved under the typing (a reset, another field's doing): the draft is about the past.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (!draft?.told.includes(value)) {
      setDraft(null)
      setActive(-1)
    }
  }

  function rowsNow() {
    return listTyped(options, draft, ways).rows
  }

  function hide() {
    setOpen(false)
    setActive(-1)
  }

  function close() {
    hide()
    setDraft(null)
  }

  function choose(id: string) {
    tellNow()
    close()
    if (id !== (draft?.told.at(-1) ?? value)) onChange(id)
  }

  /** Closes, and drops what was typed. */
  function cancel() {
    choose(draft?.origin ?? value)
  }

  function commit() {
    choose(rowsNow()[active]?.id ?? meant)
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
    const { origin, told } = draft ?? { origin: value, told: [] }
    const { id } = readTyped(options, { text, origin }, ways)
    setDraft({ text, origin, told: live ? [...told, id] : told })
    setActive(-1)
    show()
    if (live && id !== (told.at(-1) ?? value)) tellAfterPaint(source, () => onChange(id))
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
        // With nothing to commit, Enter belongs to the form.
        if (!open && draft === null) return
        event.preventDefault()
        // The beginning of several names, or all of them: one of them is meant, hardly an id.
        if (active === -1 && meaning?.isBeginning) step(1)
        else commit()
        break
      case 'Escape':
        if (!open && draft === null) return
        // Or the dialog around us would close as well.
        event.preventDefault()
        if (open) hide()
        else cancel()
        break
      case 'Home':
      case 'End':
      case 'ArrowLeft':
      case 'ArrowRight':
        // The caret's keys: the options let go.
        setActive(-1)
        break
      default:
    }
  }

  return {
    text: draft?.text ?? nameOf(options, value),
    typing: draft !== null,
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
