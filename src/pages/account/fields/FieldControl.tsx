import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { isReference, type AccountField } from '#account/fields.ts'
import type { CatalogueList } from '#contract/config.ts'
import { codePoints } from '#contract/account-write.ts'
import { Combobox } from '#ui/Combobox.tsx'
import { DateField } from '#ui/DateField.tsx'
import type { FieldChrome } from '#ui/Field.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextField } from '#ui/TextField.tsx'
import { useNamedOptions } from '../use-named-options.ts'

export interface FieldControlProps {
  field: AccountField
  chrome: FieldChrome
  name: string
  value: string
  onChange: (text: string) => void
  onBlur: () => void
  ref: Ref<HTMLElement>
}

/** The kit's control that fits a field. */
export function FieldControl({ field, chrome, onChange, ref, ...rest }: FieldControlProps) {
  const t = useTranslations('account.field')
  const { key, control, list, max } = field
  const count = max === null ? undefined : { now: codePoints(rest.value), max }
  const typed = {
    ...chrome,
    ...rest,
    count,
    autoComplete: 'off',
    'aria-required': key === 'name' || undefined,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  if (list) {
    return <NamedField {...rest} {...{ field, chrome, onChange, ref, list }} />
  }
  switch (control) {
    case 'multiline':
      return <TextArea {...typed} ref={ref as Ref<HTMLTextAreaElement>} rows={4} />
    case 'date':
      return (
        <DateField
          {...typed}
          // Blanks that were pasted along would make it no date.
          onChange={(event) => onChange(event.target.value.trim())}
          ref={ref as Ref<HTMLInputElement>}
          pickLabel={t('calendar', { field: chrome.label })}
        />
      )
    case 'number':
    case 'email':
    case 'tel':
    case 'url':
      // Never type="email" or "url": the browser would trim and rewrite what the server stores.
      return (
        <TextField
          {...typed}
          ref={ref as Ref<HTMLInputElement>}
          inputMode={control === 'number' ? 'decimal' : control}
          autoCapitalize="none"
          spellCheck={false}
          tabular={control === 'number' || control === 'tel'}
        />
      )
    case 'text':
    case 'status':
    case 'reference':
      break
  }
  return <TextField {...typed} ref={ref as Ref<HTMLInputElement>} tabular={tabularKeys.has(key)} />
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
  ref,
  ...rest
}: FieldControlProps & { list: CatalogueList }) {
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
      ref={ref as Ref<HTMLInputElement>}
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
