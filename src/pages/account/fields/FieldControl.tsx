import type { Ref } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import { isReference, type AccountField } from '#account/fields.ts'
import type { CatalogueList } from '#contract/config.ts'
import { codePoints } from '#contract/account-write.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { DateField } from '#ui/DateField.tsx'
import type { FieldChrome } from '#ui/Field.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useNamedOptions } from '../use-named-options.ts'

interface ControlProps {
  field: AccountField
  chrome: FieldChrome
  /** The text it holds. */
  value: string
}

/** Whether a field's text is only typed: its input holds it, and is not drawn anew at each key. */
export function isTyped({ list, control }: AccountField): boolean {
  return list === null && control !== 'date'
}

/** The kit's control for a field whose text is only typed. */
export function TypedControl(props: ControlProps & { input: UseFormRegisterReturn }) {
  const { field, chrome, value, input } = props
  const { key, control } = field
  const typed = { ...chrome, ...input, ...common(field, value) }
  switch (control) {
    case 'multiline':
      return <TextArea {...typed} rows={4} />
    case 'number':
    case 'email':
    case 'tel':
    case 'url':
      // Never type="email" or "url": the browser would trim and rewrite what the server stores.
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
    case 'date':
    case 'status':
    case 'reference':
      break
  }
  return <TextField {...typed} tabular={tabularKeys.has(key)} />
}

export interface ChosenControlProps extends ControlProps {
  name: string
  onChange: (text: string) => void
  onBlur: () => void
  ref: Ref<HTMLInputElement>
}

/** The kit's control for a field that can be chosen as well: an id or a date. */
export function ChosenControl({ field, chrome, onChange, ...rest }: ChosenControlProps) {
  const t = useTranslations('account.field')
  const { list } = field
  if (list) return <NamedField {...rest} {...{ field, chrome, onChange, list }} />
  return (
    <DateField
      {...chrome}
      {...rest}
      {...common(field, rest.value)}
      // Blanks that were pasted along would make it no date.
      onChange={(event) => onChange(event.target.value.trim())}
      pickLabel={t('calendar', { field: chrome.label })}
    />
  )
}

function common({ key, max }: AccountField, value: string) {
  return {
    count: max === null ? undefined : { now: codePoints(value), max },
    autoComplete: 'off',
    'aria-required': key === 'name' || undefined,
  }
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
}: ChosenControlProps & { list: CatalogueList }) {
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
      live
      maxLength={field.max ?? undefined}
    />
  )
}

function SmallId({ id }: { id: string }) {
  return <span className="tabular text-xs">{id}</span>
}
