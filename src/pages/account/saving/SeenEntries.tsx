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

/** What was sent, part by part, as a read shows it now. */
export function SeenEntries({ parts }: { parts: readonly SeenEntry[] }) {
  if (parts.length === 0) return null
  return (
    <ul className="list-disc pl-5">
      {parts.map((path, place) => (
        <FieldPath key={keyOf(path, place)} path={path} />
      ))}
    </ul>
  )
}

function FieldPath({ path }: { path: SeenEntry }) {
  const t = useTranslations('account.check')
  const tCustom = useTranslations('account.custom')
  const label = useTranslations('fields')
  const valueText = useValueText()
  const productText = useProductText()
  const state = path.state === 'doubled' ? null : t(stateKeys[path.state])

  if (path.kind === 'field') {
    const seen = path.state === 'never-shown' ? null : valueText(path.field, path.seen, 'before')
    return (
      <Line name={label(path.field)} state={state}>
        {seen}
      </Line>
    )
  }
  if (path.kind === 'dynamic-field') {
    const { change, seen } = path
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
  const { change, product, made } = path
  if (change.action === 'add') {
    const ids = made.map(({ id }) => id).join(', ')
    return (
      <Line name={productText(change)} state={null}>
        {made.length === 0 ? t('notThere') : t('found', { count: made.length, ids })}
      </Line>
    )
  }
  const name = product ? productText(product) : change.product_id
  const isGone = change.action === 'remove' && path.state === 'new'
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

// Two changes may be the same to the letter.
function keyOf(path: SeenEntry, place: number): string {
  return path.kind === 'field' ? path.field : `${path.kind} ${place}`
}
