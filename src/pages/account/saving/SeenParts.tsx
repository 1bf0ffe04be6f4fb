import type { ReactNode } from 'react'
import { isolate } from '#i18n/isolate.ts'
import { useTranslations } from '#i18n/use-translations.ts'
import type { SeenPart } from '#account/sent/seen-patch.ts'
import { visibleName } from '#contract/invisible.ts'
import { DynamicValue } from '../DynamicValue.tsx'
import { useProductText } from '../use-product-text.ts'
import { useValueText } from '../use-value-text.ts'

const stateKeys = {
  new: 'asSent',
  old: 'asBefore',
  other: 'neither',
  'never-shown': 'neverShown',
} as const

/** What was sent, part by part, as a read shows it now. */
export function SeenParts({ parts }: { parts: readonly SeenPart[] }) {
  if (parts.length === 0) return null
  return (
    <ul className="list-disc pl-5">
      {parts.map((part, place) => (
        <Part key={keyOf(part, place)} part={part} />
      ))}
    </ul>
  )
}

function Part({ part }: { part: SeenPart }) {
  const t = useTranslations('account.check')
  const tCustom = useTranslations('account.custom')
  const label = useTranslations('fields')
  const valueText = useValueText()
  const productText = useProductText()
  const state = part.state === 'doubled' ? null : t(stateKeys[part.state])

  if (part.kind === 'field') {
    const seen = part.state === 'never-shown' ? null : valueText(part.field, part.seen, 'before')
    return (
      <Line name={label(part.field)} state={state}>
        {seen}
      </Line>
    )
  }
  if (part.kind === 'dynamic-field') {
    const { change, seen } = part
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
  const { change, product, made } = part
  if (change.action === 'add') {
    const ids = made.map(({ id }) => id).join(', ')
    return (
      <Line name={productText(change)} state={null}>
        {made.length === 0 ? t('notThere') : t('found', { count: made.length, ids })}
      </Line>
    )
  }
  const name = product ? productText(product) : change.product_id
  const isGone = change.action === 'remove' && part.state === 'new'
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
function keyOf(part: SeenPart, place: number): string {
  return part.kind === 'field' ? part.field : `${part.kind} ${place}`
}
