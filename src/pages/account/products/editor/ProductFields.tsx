import { useController, useWatch, type Control } from 'react-hook-form'
import { useTranslations } from '#i18n/use-translations.ts'
import {
  isSameProductText,
  productKeys,
  type ProductKey,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import { endsBeforeStart } from '#account/products/product-state.ts'
import { typedCode } from '#account/fields/typed-text.ts'
import type { CatalogueList } from '#contract/config.ts'
import { cleanCode } from '#contract/invisible.ts'
import { Combobox, type ComboboxProps } from '#ui/Combobox.tsx'
import { DateField } from '#ui/DateField.tsx'
import { useNamedOptions } from '../../words/use-named-options.ts'
import { productLists } from '../product-table.ts'
import { useProductProblemText, type ProductProblems } from './use-product-problems.ts'

export interface ProductFieldsProps {
  control: Control<ProductTexts>
  /** The texts as last read; null for a new product. */
  before: ProductTexts | null
  problems: ProductProblems
  onEdit: (key: ProductKey) => void
  /** Returns the DOM id of a field's control. */
  idOf: (key: ProductKey) => string
}

/** The controls of a product. */
export function ProductFields(props: ProductFieldsProps) {
  return (
    <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">
      {productKeys.map((key) => (
        <ProductField key={key} {...props} name={key} />
      ))}
    </div>
  )
}

function ProductField(props: ProductFieldsProps & { name: ProductKey }) {
  const { control, before, problems, onEdit, idOf, name } = props
  const problem = problems[name]
  const problemText = useProductProblemText()
  const t = useTranslations('account.field')
  const tEditor = useTranslations('products.editor')
  const label = useTranslations('fields')(name)
  const { value, onChange, onBlur, ref } = useController({ control, name }).field
  const [start_date, end_date] = useWatch({ control, name: ['start_date', 'end_date'] })
  const change = (text: string) => {
    onChange(text)
    onEdit(name)
  }
  const shared = {
    id: idOf(name),
    label,
    error: problem && problemText(name, problem),
    changed: before !== null && !isSameProductText(before[name], value),
    changedText: t('changed'),
    className: name === 'coverage_id' ? 'sm:col-span-2' : undefined,
    value,
    onBlur,
    ref,
  }
  if (name === 'start_date' || name === 'end_date') {
    const isEarly = name === 'end_date' && endsBeforeStart({ start_date, end_date })
    return (
      <DateField
        {...shared}
        warning={isEarly ? tEditor('endsBeforeStart') : undefined}
        onChange={(event) => change(typedCode(event.target.value, before?.[name] ?? ''))}
        pickLabel={t('calendar', { field: label })}
      />
    )
  }
  return <NamedField {...shared} list={productLists[name]} onChange={change} />
}

function NamedField({
  list,
  ...rest
}: Omit<ComboboxProps, 'options' | 'texts'> & { list: CatalogueList }) {
  const t = useTranslations('account.field')
  const { value } = rest
  const { options, texts, name, warning } = useNamedOptions(list, value)
  const isNameless = list !== 'statuses' && value !== '' && name === undefined
  return (
    <Combobox
      {...rest}
      options={options}
      texts={texts}
      exact={list === 'statuses'}
      clean={cleanCode}
      live
      warning={warning}
      hint={isNameless ? t('nameless') : undefined}
    />
  )
}
