import type { Ref } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import { isReference, type AccountField } from '#account/fields/fields.ts'
import { typedCode } from '#account/fields/typed-text.ts'
import type { CatalogueList } from '#contract/config.ts'
import { codePoints } from '#contract/account-write.ts'
import { cleanCode } from '#contract/invisible.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { DateField } from '#ui/DateField.tsx'
import type { FieldChrome } from '#ui/Field.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useNamedOptions } from '../words/use-named-options.ts'

interface ControlProps {
  field: AccountField
  chrome: FieldChrome
  /** The current text. */
  value: string
}

interface TypedControlProps extends ControlProps {
  /** Whether the text may have several lines. */
  isArea: boolean
  input: UseFormRegisterReturn
}

/** Whether a field has a plain, uncontrolled input, which holds its own text. */
export function isTyped({ list, control }: AccountField): boolean {
  return list === null && control !== 'date'
}

/** The control of a field with a plain input. See `isTyped`. */
export function TypedControl({ field, chrome, value, isArea, input }: TypedControlProps) {
  const { key, control } = field
  const typed = { ...chrome, ...input, ...common(field, value) }
  if (isArea) return <TextArea {...typed} rows={control === 'multiline' ? 4 : 2} />
  switch (control) {
    case 'number':
    case 'email':
    case 'tel':
    case 'url':
      // Never type="email" or type="url": the browser would trim and rewrite the stored text.
      return (
        <TextField
          {...typed}
          inputMode={control === 'number' ? 'decimal' : control}
          autoCapitalize="none"
          spellCheck={false}
          tabular={control === 'number' || control === 'tel'}
        />
      )
    case 'text':
    case 'code':
    case 'multiline':
    case 'date':
    case 'status':
    case 'reference':
      break
  }
  return <TextField {...typed} tabular={tabularKeys.has(key)} />
}

export interface ChosenControlProps extends ControlProps {
  name: string
  /** The initial text. */
  before: string
  onChange: (text: string) => void
  onBlur: () => void
  ref: Ref<HTMLInputElement>
}

/** The control of a field with a list or a calendar. */
export function ChosenControl({ field, chrome, onChange, before, ...rest }: ChosenControlProps) {
  const t = useTranslations('account.field')
  const { list } = field
  if (list) return <NamedField {...rest} {...{ field, chrome, onChange, list }} />
  return (
    <DateField
      {...chrome}
      {...rest}
      {...common(field, rest.value)}
      onChange={(event) => onChange(typedCode(event.target.value, before))}
      pickLabel={t('calendar', { field: chrome.label })}
    />
  )
}

function common(field: AccountField, value: string) {
  return {
    count: countOf(field, value),
    autoComplete: 'off',
    'aria-required': field.key === 'name' || undefined,
  }
}

function countOf({ max }: AccountField, value: string) {
  return max === null ? undefined : { now: codePoints(value), max }
}

const tabularKeys: ReadonlySet<string> = new Set([
  'external_code',
  'tax_id',
  'document',
  'zip_code',
  'door_number',
  'qr_code',
])

function NamedField({
  field,
  chrome,
  list,
  ...rest
}: Omit<ChosenControlProps, 'before'> & { list: CatalogueList }) {
  const t = useTranslations('account.field')
  const { value } = rest
  const { options, texts, name, warning } = useNamedOptions(list, value)
  const ofId = name === undefined ? t('nameless') : name !== value && <SmallId id={value} />
  return (
    <Combobox
      {...chrome}
      {...rest}
      warning={warning ?? chrome.warning}
      hint={chrome.hint ?? (isReference(field.key) && value !== '' && ofId)}
      options={options}
      texts={texts}
      exact={list === 'statuses'}
      clean={cleanCode}
      live
      count={countOf(field, value)}
    />
  )
}

function SmallId({ id }: { id: string }) {
  return <span className="tabular text-xs">{id}</span>
}
