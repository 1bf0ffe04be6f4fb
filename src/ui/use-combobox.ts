import { type KeyboardEvent, useState } from 'react'
import {
  type ComboboxOption,
  filterOptions,
  matchTyped,
  nameOf,
  startingWith,
} from './combobox-match.ts'

// More would be slow to draw and slower to read; typing narrows.
const shownAtMost = 100

export interface ComboboxModel {
  options: readonly ComboboxOption[]
  value: string
  onChange: (id: string) => void
  allowTyped: boolean
  locked: boolean
  offerTyped: (typed: string) => string
}

/**
 * What an editable combobox does, without how it looks (ARIA APG, list autocomplete).
 * Typing is a draft until Enter, Tab, blur or a press on an option commits it; Escape drops it.
 */
export function useCombobox({
  options,
  value,
  onChange,
  allowTyped,
  locked,
  offerTyped,
}: ComboboxModel) {
  const [draft, setDraft] = useState<string | null>(null)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)

  // The value moved under the typing (a reset, another field's doing): the draft is about the past.
  const [seen, setSeen] = useState(value)
  if (seen !== value) {
    setSeen(value)
    setDraft(null)
    setActive(-1)
  }

  const shown = nameOf(options, value)
  const matching = draft === null || !open ? options : filterOptions(options, draft)
  const rows: ComboboxOption[] = open ? matching.slice(0, shownAtMost) : []
  const typed = draft?.trim() ?? ''
  const meant = resolve()
  const known = typed === shown ? value : matchTyped(options, typed)
  if (open && allowTyped && typed !== '' && known === null) {
    rows.push({ id: typed, name: offerTyped(typed) })
  }

  /** The id that leaving the field now would commit. */
  function resolve(): string {
    if (draft === null || typed === shown) return value
    if (typed === '') return ''
    const [only, ...others] = startingWith(options, typed)
    const begun = only && others.length === 0 ? only.id : null
    return matchTyped(options, typed) ?? begun ?? (allowTyped ? typed : value)
  }

  function close() {
    setOpen(false)
    setActive(-1)
    setDraft(null)
  }

  function choose(id: string) {
    close()
    if (id !== value) onChange(id)
  }

  function commit() {
    choose(rows[active]?.id ?? meant)
  }

  function show() {
    if (!locked) setOpen(true)
  }

  function step(by: 1 | -1) {
    if (open) {
      if (rows.length === 0) return
      const from = active === -1 && by === -1 ? 0 : active
      setActive((from + by + rows.length) % rows.length)
      return
    }
    const selected = options.slice(0, shownAtMost).findIndex((option) => option.id === value)
    const edge = by === 1 ? 0 : Math.min(options.length, shownAtMost) - 1
    setActive(selected === -1 ? edge : selected)
    show()
  }

  function type(text: string) {
    setDraft(text)
    setActive(-1)
    show()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (locked || event.nativeEvent.isComposing) return
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        event.preventDefault()
        if (event.altKey) setOpen(event.key === 'ArrowDown')
        else step(event.key === 'ArrowDown' ? 1 : -1)
        break
      case 'Enter':
        // With nothing to commit, Enter belongs to the form.
        if (!open && draft === null) return
        event.preventDefault()
        // The beginning of several names: one of them is meant, hardly an id.
        if (active === -1 && meant === typed && startingWith(options, typed).length > 1) step(1)
        else commit()
        break
      case 'Escape':
        if (!open) return
        // Or the dialog around us would close as well.
        event.preventDefault()
        close()
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
    text: draft ?? shown,
    typing: draft !== null,
    meant,
    open,
    rows,
    active,
    /** How many match but are not among `rows`. */
    hidden: open ? Math.max(matching.length - shownAtMost, 0) : 0,
    matches: matching.length,
    show,
    close,
    type,
    choose,
    commit,
    onKeyDown,
  }
}
