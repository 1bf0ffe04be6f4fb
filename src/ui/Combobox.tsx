import { type ReactNode, type Ref, useId, useRef } from 'react'
import { classNames } from './class-names.ts'
import { ComboboxList } from './ComboboxList.tsx'
import type { ComboboxOption } from './combobox-match.ts'
import { Field, type FieldChrome, type FieldControl } from './Field.tsx'
import { splitChrome } from './field-chrome.ts'
import { controlClass, readOnlyClass } from './field-class.ts'
import { Icon } from './Icon.tsx'
import { mergeRefs } from './merge-refs.ts'
import { useCombobox } from './use-combobox.ts'

interface ComboboxTexts {
  /** Name of the list: "Suggestions". Not the field's label. */
  list: string
  noOptions: string
  offerTyped: (typed: string) => string
  /** "100 of 240 shown; type to narrow". */
  narrow: (shown: number, matching: number) => string
}

export interface ComboboxProps extends FieldChrome {
  options: readonly ComboboxOption[]
  /** The id that was chosen or typed; `''` is none. */
  value: string
  /** Called only when the id changes. */
  onChange: (id: string) => void
  onBlur?: (() => void) | undefined
  texts: ComboboxTexts
  /** Whether an id may be typed that no option has. True by default. */
  allowTyped?: boolean | undefined
  /** Any text may be a value, so the beginning of a name does not select that name. */
  exact?: boolean | undefined
  /** Turns typed text into an id. Trims it by default. */
  clean?: ((typed: string) => string) | undefined
  /** Calls `onChange` on each keystroke, with the id that leaving the field now would commit. */
  live?: boolean | undefined
  name?: string | undefined
  ref?: Ref<HTMLInputElement> | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  readOnly?: boolean | undefined
  /** `boxed` is for forms. `pill` is for filter bars: the label is inside, before the value. */
  variant?: 'boxed' | 'pill' | undefined
}

/**
 * An editable combobox after the ARIA APG: the user picks a name or types an id. Enter, Tab and
 * blur commit, in this order: the active option; the option whose id or name was typed; the only
 * option whose name begins with the text; the typed text. Escape closes the list, and a second
 * Escape restores the previous value.
 */
export function Combobox(props: ComboboxProps) {
  const [chrome, control] = splitChrome(props)
  const { options, value, onChange, onBlur, texts, allowTyped = true } = control
  const { exact = false, live = false, clean = trimmed } = control
  const { name, ref, placeholder, disabled = false, readOnly = false, variant = 'boxed' } = control
  const input = useRef<HTMLInputElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const listId = useId()
  const pillId = useId()
  const locked = disabled || readOnly
  const box = useCombobox({
    options,
    value,
    onChange,
    allowTyped,
    exact,
    clean,
    live,
    locked,
    offerTyped: texts.offerTyped,
  })
  const expanded = box.open && box.rows.length > 0
  const note = noteOf(box, texts)

  const draw = (wiring: FieldControl, look: string): ReactNode => (
    <input
      {...wiring}
      ref={mergeRefs(input, ref)}
      name={name}
      type="text"
      role="combobox"
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-expanded={expanded}
      aria-controls={expanded ? listId : undefined}
      aria-activedescendant={expanded && box.active >= 0 ? `${listId}-${box.active}` : undefined}
      aria-describedby={
        [wiring['aria-describedby'], box.open && note && `${listId}-note`]
          .filter(Boolean)
          .join(' ') || undefined
      }
      autoComplete="off"
      spellCheck={false}
      placeholder={placeholder}
      disabled={disabled}
      readOnly={readOnly}
      value={box.text}
      // Fits the text in browsers without `field-sizing`.
      size={variant === 'pill' ? box.text.length || 1 : undefined}
      onChange={(event) => box.type(event.target.value)}
      onKeyDown={box.onKeyDown}
      onClick={(event) => {
        // The first click selects the text; the next one may place the caret.
        if (!box.open && !locked) event.currentTarget.select()
        if (variant === 'pill' && box.open && !box.typing) box.cancel()
        else box.show()
      }}
      onBlur={(event) => {
        // The window lost the focus, not the field: the user has not finished here.
        if (document.activeElement === event.currentTarget) return
        box.commit()
        onBlur?.()
      }}
      className={look}
    />
  )

  const toggle = !locked && (
    <button
      type="button"
      tabIndex={-1}
      aria-hidden="true"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        input.current?.focus()
        if (box.open) box.cancel()
        else box.show()
      }}
      className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-ink-muted"
    >
      <Icon name="chevron-down" />
    </button>
  )

  const list = box.open && (
    <ComboboxList
      id={listId}
      label={texts.list}
      anchor={frame}
      rows={box.rows}
      active={box.active}
      value={value}
      onChoose={(id) => {
        box.choose(id)
        input.current?.focus()
      }}
      note={note}
    />
  )

  if (variant === 'pill') {
    const id = chrome.id ?? pillId
    return (
      <div
        ref={frame}
        className={classNames(
          'relative inline-flex h-control items-baseline rounded-md border bg-raised pl-2.5 text-base transition-colors hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-focus',
          value === '' ? 'border-line-mid' : 'border-line-strong',
          chrome.className,
        )}
      >
        <label htmlFor={id} className="font-medium text-ink-muted select-none">
          {chrome.label}
        </label>
        {draw(
          { id, 'aria-describedby': undefined, 'aria-invalid': undefined },
          'field-sizing-content h-full max-w-48 min-w-10 truncate bg-transparent pr-7 pl-1.5 font-medium outline-none',
        )}
        {/* No button here: it would cover most of so short an input. */}
        <Icon
          name="chevron-down"
          className="pointer-events-none absolute inset-y-0 right-2 my-auto text-ink-muted"
        />
        {list}
      </div>
    )
  }

  return (
    <Field {...chrome}>
      {(wiring) => (
        <div ref={frame} className="relative">
          {draw(
            wiring,
            classNames(
              controlClass,
              readOnlyClass,
              'block h-control truncate pl-2.5 focus:contain-strict',
              locked ? 'pr-2.5' : 'pr-8',
            ),
          )}
          {toggle}
          {list}
        </div>
      )}
    </Field>
  )
}

function trimmed(typed: string): string {
  return typed.trim()
}

function noteOf(box: ReturnType<typeof useCombobox>, texts: ComboboxTexts): string | undefined {
  if (box.rows.length === 0) return texts.noOptions
  return box.hidden > 0 ? texts.narrow(box.matches - box.hidden, box.matches) : undefined
}
