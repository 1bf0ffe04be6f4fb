import type { ReactNode } from 'react'
import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { SeenEntry } from '#account/sent/seen-patch.ts'
import { visibleName } from '#contract/invisible.ts'
import { DynamicValue } from '../words/DynamicValue.tsx'
import { useProductText } from '../words/use-product-text.ts'
import { useValueText } from '../words/use-value-text.ts'

const stateKeys = {
  new: 'asSent',
  old: 'asBefore',
  other: 'neither',
  'never-shown': 'neverShown',
} as const

/** Lists the entries of a sent patch, each as the account holds it now. */
export function SeenEntries({ entries }: { entries: readonly SeenEntry[] }) {
  if (entries.length === 0) return null
  return (
    <ul className="list-disc pl-5">
      {entries.map((entry, index) => (
        <Entry key={keyOf(entry, index)} entry={entry} />
      ))}
    </ul>
  )
}

function Entry({ entry }: { entry: SeenEntry }) {
  const t = useTranslations('account.verification')
  const tCustom = useTranslations('account.custom')
  const label = useTranslations('fields')
  const valueText = useValueText()
  const productText = useProductText()
  const state = entry.state === 'doubled' ? null : t(stateKeys[entry.state])

  if (entry.kind === 'field') {
    const seen = entry.state === 'never-shown' ? null : valueText(entry.field, entry.seen, 'before')
    return (
      <Line name={label(entry.field)} state={state}>
        {seen}
      </Line>
    )
  }
  if (entry.kind === 'dynamic-field') {
    const { change, seen } = entry
    const name =
      visibleName(seen?.name) ??
      visibleName(change.name) ??
      tCustom('noName', { id: change.field_id })
    return (
      <Line name={name} state={state}>
        {seen ? <DynamicValue value={seen.value} /> : t('notThere')}
      </Line>
    )
  }
  const { change, product, made } = entry
  if (change.action === 'add') {
    const ids = made.map(({ id }) => id).join(', ')
    return (
      <Line name={productText(change)} state={null}>
        {made.length === 0 ? t('notThere') : t('found', { count: made.length, ids })}
      </Line>
    )
  }
  const name = product ? productText(product) : change.product_id
  const isGone = change.action === 'remove' && entry.state === 'new'
  return (
    <Line name={name} state={isGone ? null : state}>
      {isGone && t('removed')}
    </Line>
  )
}

interface LineProps {
  name: string
  children: ReactNode
  state: string | null
}

function Line({ name, children, state }: LineProps) {
  return (
    <li>
      <span className="font-medium">{`${isolate(name)}:`}</span> <bdi>{children}</bdi>
      {state && <span className="text-ink-muted">{` (${state})`}</span>}
    </li>
  )
}

// Two changes may be equal.
function keyOf(entry: SeenEntry, index: number): string {
  return entry.kind === 'field' ? entry.field : `${entry.kind} ${index}`
}
