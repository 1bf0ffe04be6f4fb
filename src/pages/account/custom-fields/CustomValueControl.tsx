import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Json } from '#account/dynamic-edits.ts'
import { textOfValue } from '#account/dynamic-value.ts'
import type { ValueKind } from '#account/value-kind.ts'
import { useChoiceTexts } from '#i18n/combobox-texts.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { DateField } from '#ui/DateField.tsx'
import type { FieldChrome } from '#ui/Field.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'

export interface CustomValueControlProps {
  /** Of `controlKind`. */
  kind: ValueKind
  chrome: FieldChrome
  text: string
  onChange: (text: string) => void
  /** What to choose from, where it is a choice. */
  choices: readonly Json[]
  /** The value is a text, though an empty one. */
  isEmptyText?: boolean | undefined
  readOnly?: boolean | undefined
}

const oneLine: ReadonlySet<ValueKind> = new Set(['choice', 'number', 'date', 'text'])

/** The control for a text: a kind of one line would take the breaks out of what was typed in another. */
export function controlKind(kind: ValueKind, text: string): ValueKind {
  return oneLine.has(kind) && /[\n\r]/.test(text) ? 'multiline' : kind
}

/** The kit's control for a kind of value. */
export function CustomValueControl(props: CustomValueControlProps) {
  const { kind, chrome, text, onChange, isEmptyText, readOnly = false } = props
  const t = useTranslations('account.custom')
  const tField = useTranslations('account.field')
  const typed = {
    ...chrome,
    value: text,
    readOnly,
    placeholder: isEmptyText ? undefined : t('notSet'),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  const code = { autoCapitalize: 'none', spellCheck: false }
  switch (kind) {
    case 'choice':
      return <Choice {...props} />
    case 'boolean':
      return <YesNo {...props} />
    case 'number':
      return <TextField {...typed} {...code} inputMode="decimal" tabular />
    case 'date':
      return (
        <DateField {...typed} {...code} pickLabel={tField('calendar', { field: chrome.label })} />
      )
    case 'multiline':
      return <TextArea {...typed} />
    case 'json':
      return <TextArea {...typed} {...code} mono />
    case 'text':
      break
  }
  return <TextField {...typed} />
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
      // A select cannot be read-only; disabled, it would lose the focus.
      options={readOnly ? [chosen] : others}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
