import { useMemo } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import { textOfValue } from '#account/dynamic-fields/dynamic-value.ts'
import { hasBreaks } from '#account/fields/typed-text.ts'
import type { ValueKind } from '#account/dynamic-fields/kind-words.ts'
import { useLateText } from '#ui/use-late-text.ts'
import { useChoiceTexts } from '#i18n/combobox-texts.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { DateField } from '#ui/DateField.tsx'
import type { FieldChrome } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'

export interface CustomValueControlProps {
  /** The kind from `controlKind`. */
  kind: ValueKind
  chrome: FieldChrome
  text: string
  onChange: (text: string) => void
  /** The options of a choice. */
  choices: readonly Json[]
  /** Whether the value is an empty text, as opposed to null. */
  isEmptyText?: boolean | undefined
  readOnly?: boolean | undefined
}

const oneLine: ReadonlySet<ValueKind> = new Set(['choice', 'number', 'date', 'text'])

/** The kind of control that can hold a text: a one-line input would remove its line breaks. */
export function controlKind(kind: ValueKind, text: string): ValueKind {
  return oneLine.has(kind) && hasBreaks(text) ? 'multiline' : kind
}

/** The control for a kind of value. */
export function CustomValueControl(props: CustomValueControlProps) {
  switch (props.kind) {
    case 'choice':
      return <Choice {...props} />
    case 'boolean':
      return <YesNo {...props} />
    case 'date':
      return <Day {...props} />
    case 'multiline':
    case 'json':
      return <LongText {...props} />
    case 'number':
    case 'text':
      break
  }
  return <Line {...props} />
}

/** Whether a kind has an input that holds its own text, so that `text` may lag behind. */
export function isTypedKind(kind: ValueKind): boolean {
  return kind === 'number' || kind === 'text' || kind === 'multiline' || kind === 'json'
}

const code = { autoCapitalize: 'none', spellCheck: false }

function useTyped({ chrome, onChange, isEmptyText, readOnly = false }: CustomValueControlProps) {
  const t = useTranslations('account.custom')
  return {
    ...chrome,
    readOnly,
    placeholder: isEmptyText ? undefined : t('notSet'),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
}

function Day(props: CustomValueControlProps) {
  const t = useTranslations('account.field')
  const { chrome, text } = props
  const pickLabel = t('calendar', { field: chrome.label })
  return <DateField {...useTyped(props)} {...code} value={text} pickLabel={pickLabel} />
}

function Line(props: CustomValueControlProps) {
  const { noteTyped, ...late } = useLateText<HTMLInputElement>(props.text)
  const typed = useTyped(props)
  const number = { ...code, inputMode: 'decimal', tabular: true } as const
  return (
    <TextField
      {...typed}
      {...late}
      {...(props.kind === 'number' && number)}
      onChange={(event) => {
        noteTyped(event.target.value)
        typed.onChange(event)
      }}
    />
  )
}

function LongText(props: CustomValueControlProps) {
  const { noteTyped, ...late } = useLateText<HTMLTextAreaElement>(props.text)
  const typed = useTyped(props)
  const isJson = props.kind === 'json'
  return (
    <TextArea
      {...typed}
      {...late}
      {...(isJson && code)}
      mono={isJson}
      onChange={(event) => {
        noteTyped(event.target.value)
        typed.onChange(event)
      }}
    />
  )
}

function Choice(props: CustomValueControlProps) {
  const { chrome, text, onChange, choices, isEmptyText, readOnly } = props
  const t = useTranslations('account.custom')
  const texts = useChoiceTexts()
  const seen = useMemo(() => {
    const all = new Set(choices.map((value) => textOfValue('choice', value)))
    all.delete('')
    return [...all].map((each) => ({ id: each, name: each }))
  }, [choices])
  return (
    <Combobox
      {...chrome}
      value={text}
      onChange={onChange}
      options={seen}
      texts={texts}
      exact
      live
      readOnly={readOnly}
      placeholder={isEmptyText ? undefined : t('notSet')}
    />
  )
}

function YesNo({ chrome, text, onChange, readOnly }: CustomValueControlProps) {
  const t = useTranslations('account.custom')
  const all = [
    { value: '', name: t('notSet') },
    { value: 'true', name: t('yes') },
    { value: 'false', name: t('no') },
  ]
  const chosen = all.find(({ value }) => value === text) ?? { value: text, name: text }
  const others = all.includes(chosen) ? all : [...all, chosen]
  return (
    <Select
      {...chrome}
      value={text}
      aria-readonly={readOnly || undefined}
      // HTML has no read-only select, and a disabled one would lose the focus.
      options={readOnly ? [chosen] : others}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
