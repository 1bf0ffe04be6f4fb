import type { ReactNode } from 'react'
import { useTranslations } from '#i18n/use-translations.ts'
import {
  isSameProductText,
  type ProductKey,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import { statusTone } from '#account/fields/status-tone.ts'
import { classNames } from '#ui/class-names.ts'
import { StatusDot } from '#ui/StatusDot.tsx'
import { VisuallyHidden } from '#ui/VisuallyHidden.tsx'
import { cellClass, productColumns, roles } from './product-table.ts'
import { useProductValue, type ProductNames } from './use-product-value.ts'

export interface ProductCellsProps {
  /** The texts as last read; null for a new product. */
  before: ProductTexts | null
  after: ProductTexts
  /** The names that were read with the product. */
  names: ProductNames | null
  /** Whether the product is to be removed. */
  struck?: boolean | undefined
  /** Whether the product is expired or inactive. */
  faded?: boolean | undefined
  /** Notes by column: beside its text, or below it in the first column and in a changed one. */
  notes: Partial<Record<ProductKey, ReactNode>>
}

/** The cells of a product. A changed value shows the old text above the new one. */
export function ProductCells({ before, after, names, struck, faded, notes }: ProductCellsProps) {
  const label = useTranslations('fields')
  const t = useTranslations('changes')
  const valueText = useProductValue(names)

  return productColumns.map((key, place) => {
    const isChanged = before !== null && !isSameProductText(before[key], after[key])
    const text = valueText(key, after[key])
    const look = classNames(
      'min-w-0 wrap-anywhere',
      struck && 'line-through',
      (struck || faded) && 'text-ink-muted',
      key.endsWith('_date') && 'tabular @2xl:whitespace-nowrap',
      place === 0 && 'font-medium @max-2xl:text-base @max-2xl:font-semibold',
    )
    const isDotted = key === 'status' && text !== ''
    const dotted = (
      <StatusDot
        tone={struck || faded ? 'neutral' : statusTone(text)}
        className={struck ? 'line-through' : undefined}
      >
        {text}
      </StatusDot>
    )
    const value = isChanged ? (
      <>
        <span className={classNames('block text-xs text-ink-muted', isDotted && 'pl-3.5')}>
          <VisuallyHidden>{`${t('from')} `}</VisuallyHidden>
          <Nothing when={before[key]} word={t('empty')}>
            <del>{valueText(key, before[key])}</del>
          </Nothing>
        </span>
        <span className="block font-medium text-ink">
          <VisuallyHidden>{` ${t('to')} `}</VisuallyHidden>
          <Nothing when={after[key]} word={t('cleared')}>
            <ins className="no-underline">{isDotted ? dotted : text}</ins>
          </Nothing>
        </span>
      </>
    ) : isDotted ? (
      dotted
    ) : (
      text
    )
    const content = (
      <>
        {place > 0 && (
          <span aria-hidden="true" className="w-24 shrink-0 text-ink-muted @2xl:hidden">
            {label(key)}
          </span>
        )}
        <div
          className={classNames(
            'flex min-w-0 flex-1 gap-x-2 gap-y-0.5',
            // Below the text, a note makes no column wider.
            place === 0 || isChanged ? 'flex-col items-start' : 'flex-wrap items-baseline',
          )}
        >
          <div className={look}>{value}</div>
          {notes[key] && (
            <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1">{notes[key]}</div>
          )}
        </div>
      </>
    )
    return place === 0 ? (
      <th key={key} {...roles.rowHeader} scope="row" className={cellClass}>
        {content}
      </th>
    ) : (
      <td
        key={key}
        {...roles.cell}
        // A card hides empty cells only visually: without them, the cells that follow would change
        // columns.
        className={classNames(cellClass, value === '' && '@max-2xl:sr-only')}
      >
        {content}
      </td>
    )
  })
}

/** Shows a word in place of a blank text. */
function Nothing({ when, word, children }: { when: string; word: string; children: ReactNode }) {
  return when.trim() === '' ? <span className="italic">{word}</span> : children
}
