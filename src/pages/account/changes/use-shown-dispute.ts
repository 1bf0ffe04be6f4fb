import { useTranslations } from '#i18n/use-translations.ts'
import { textOf } from '#account/edits/form-values.ts'
import { dynamicText, type DynamicKey, type Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { FieldKey } from '#account/fields/fields.ts'
import { partId, type Part } from '#account/fields/field-path.ts'
import {
  isSameProductText,
  productEditId,
  productKeys,
  productTexts,
  stagedTexts,
  type ProductKey,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import type { AccountWork } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { usePartText } from '../use-part-text.ts'
import { useShownValue, type ShownValue } from './use-shown-value.ts'

/** What both changed, in words. */
export interface ShownDispute {
  id: string
  name: string
  theirs: ShownValue
  mine: ShownValue
  /** Null where it is not known, or where the sides say it. */
  before: ShownValue | null
}

export interface DisputedAccount {
  part: Part
  theirs: AccountDetail
  work: AccountWork
  before: AccountDetail | null
}

type Sides = Omit<ShownDispute, 'id'>

/** Puts a disputed part into words, as each side has it. */
export function useShownDispute(): (disputed: DisputedAccount) => ShownDispute {
  const t = useTranslations('changes.conflict')
  const tChanges = useTranslations('changes')
  const name = usePartText()
  const shown = useShownValue()

  const deed = (text: string, values: readonly string[] = []): ShownValue => ({
    text: values.length > 0 ? t('withValues', { text, values: values.join('; ') }) : text,
    look: 'text',
  })

  /** The values in which `to` is not as `from` was, each with its name. */
  function differences(from: ProductTexts, to: ProductTexts): string[] {
    return productKeys
      .filter((key) => !isSameProductText(from[key], to[key]))
      .map((key) => {
        const value = shown.product(key, to[key], 'before').text
        return tChanges('valueOf', { name: name.productKey(key), value })
      })
  }

  function ofField(field: FieldKey, { theirs, work, before }: DisputedAccount): Sides {
    const show = (text: string) => shown.field(field, text, 'before')
    return {
      name: name.field(field),
      theirs: show(textOf(theirs, field)),
      mine: show(work.fields[field]),
      before: before && show(textOf(before, field)),
    }
  }

  function ofProduct(id: string, key: ProductKey | null, all: DisputedAccount): Sides {
    const find = (account: AccountDetail | null): Product | null =>
      account?.products.find((product) => product.id === id) ?? null
    const now = find(all.theirs)
    const was = find(all.before)
    const edit = all.work.products.find((each) => productEditId(each) === id) ?? null
    const staged = stagedTexts(now, edit)
    const whole = name.product(now ?? was, staged)
    if (key !== null) {
      const show = (text: string) => shown.product(key, text, 'before')
      return {
        name: name.of(name.productKey(key), whole),
        theirs: show(now?.[key] ?? ''),
        mine: show(staged[key]),
        before: was && show(was[key] ?? ''),
      }
    }
    const since = (texts: ProductTexts) => (was ? differences(productTexts(was), texts) : [])
    if (!now && !was) {
      // Both have added it: theirs has an id of its own.
      return { name: whole, theirs: deed(t('isThere')), mine: deed(t('addToo')), before: null }
    }
    const sides = now
      ? { theirs: deed(t('theyChanged'), since(productTexts(now))), mine: deed(t('remove')) }
      : { theirs: deed(t('theyRemoved')), mine: deed(t('addProduct'), since(staged)) }
    return { name: whole, ...sides, before: null }
  }

  function ofDynamicField(id: string, key: DynamicKey | null, all: DisputedAccount): Sides {
    const find = (account: AccountDetail | null): DynamicField | null =>
      account?.dynamic_fields.find(({ field_id }) => field_id === id) ?? null
    const now = find(all.theirs)
    const was = find(all.before)
    const edit = all.work.dynamic_fields.find(({ field_id }) => field_id === id)
    const whole = name.dynamicField(id, now?.name, was?.name, edit?.name)
    const valueOf = (field: DynamicField | null) =>
      shown.dynamic((field?.value ?? null) as Json, null, 'before')
    const mineValue = edit?.value
      ? shown.dynamic(edit.value.value, edit.value.text, 'before')
      : valueOf(now)
    if (key === null) {
      const mine = edit?.value ? [mineValue.text] : []
      return {
        name: whole,
        theirs: deed(t('theyRemoved')),
        mine: deed(t('addField'), mine),
        before: null,
      }
    }
    if (key === 'value') {
      return { name: whole, theirs: valueOf(now), mine: mineValue, before: was && valueOf(was) }
    }
    const show = (text: string) => shown.plain(text, 'before')
    return {
      name: name.of(name.dynamicKey(key), whole),
      theirs: show(dynamicText(now, key)),
      mine: show(edit?.[key] ?? dynamicText(now, key)),
      before: was && show(dynamicText(was, key)),
    }
  }

  function sidesOf(all: DisputedAccount): Sides {
    const { part } = all
    if (part.kind === 'field') return ofField(part.field, all)
    return part.kind === 'product'
      ? ofProduct(part.id, part.key, all)
      : ofDynamicField(part.field_id, part.key, all)
  }

  return (all) => ({ id: partId(all.part), ...sidesOf(all) })
}
