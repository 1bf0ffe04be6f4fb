import { useTranslations } from '#i18n/use-translations.ts'
import { textOf } from '#account/edits/form-values.ts'
import { dynamicText, type DynamicKey, type Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { FieldKey } from '#account/fields/fields.ts'
import { pathId, type FieldPath } from '#account/fields/field-path.ts'
import {
  isSameProductText,
  productEditId,
  productKeys,
  productTexts,
  stagedTexts,
  type ProductKey,
  type ProductTexts,
} from '#account/products/product-edits.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import type { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import { usePathText } from '../words/use-path-text.ts'
import { useShownValue, type ShownValue } from './use-shown-value.ts'

/** A conflict in words. */
export interface ShownConflict {
  id: string
  name: string
  remote: ShownValue
  local: ShownValue
  /** Null if the earlier value is unknown, or if the sides already describe it. */
  before: ShownValue | null
}

export interface ConflictingAccount {
  path: FieldPath
  remote: AccountDetail
  edits: AccountEdits
  before: AccountDetail | null
}

type Sides = Omit<ShownConflict, 'id'>

/** Returns a function that puts a conflict into words, as each side has it. */
export function useShownConflict(): (conflicts: ConflictingAccount) => ShownConflict {
  const t = useTranslations('changes.conflict')
  const tChanges = useTranslations('changes')
  const name = usePathText()
  const shown = useShownValue()

  const deed = (text: string, values: readonly string[] = []): ShownValue => ({
    text: values.length > 0 ? t('withValues', { text, values: values.join('; ') }) : text,
    look: 'text',
  })

  /** The values of `to` that differ from `from`, each with its name. */
  function differences(from: ProductTexts, to: ProductTexts): string[] {
    return productKeys
      .filter((key) => !isSameProductText(from[key], to[key]))
      .map((key) => {
        const value = shown.product(key, to[key], 'before').text
        return tChanges('valueOf', { name: name.productKey(key), value })
      })
  }

  function ofField(field: FieldKey, { remote, edits, before }: ConflictingAccount): Sides {
    const show = (text: string) => shown.field(field, text, 'before')
    return {
      name: name.field(field),
      remote: show(textOf(remote, field)),
      local: show(edits.fields[field]),
      before: before && show(textOf(before, field)),
    }
  }

  function ofProduct(id: string, key: ProductKey | null, all: ConflictingAccount): Sides {
    const find = (account: AccountDetail | null): Product | null =>
      account?.products.find((product) => product.id === id) ?? null
    const now = find(all.remote)
    const was = find(all.before)
    const edit = all.edits.products.find((each) => productEditId(each) === id) ?? null
    const staged = stagedTexts(now, edit)
    const whole = name.product(now ?? was, staged)
    if (key !== null) {
      const show = (text: string) => shown.product(key, text, 'before')
      return {
        name: name.of(name.productKey(key), whole),
        remote: show(now?.[key] ?? ''),
        local: show(staged[key]),
        before: was && show(was[key] ?? ''),
      }
    }
    const since = (texts: ProductTexts) => (was ? differences(productTexts(was), texts) : [])
    if (!now && !was) {
      // Both sides added the product, and the remote one has its own id.
      return { name: whole, remote: deed(t('isThere')), local: deed(t('addToo')), before: null }
    }
    const sides = now
      ? { remote: deed(t('theyChanged'), since(productTexts(now))), local: deed(t('remove')) }
      : { remote: deed(t('theyRemoved')), local: deed(t('addProduct'), since(staged)) }
    return { name: whole, ...sides, before: null }
  }

  function ofDynamicField(id: string, key: DynamicKey | null, all: ConflictingAccount): Sides {
    const find = (account: AccountDetail | null): DynamicField | null =>
      account?.dynamic_fields.find(({ field_id }) => field_id === id) ?? null
    const now = find(all.remote)
    const was = find(all.before)
    const edit = all.edits.dynamic_fields.find(({ field_id }) => field_id === id)
    const whole = name.dynamicField(id, now?.name, was?.name, edit?.name)
    const valueOf = (field: DynamicField | null) =>
      shown.dynamic((field?.value ?? null) as Json, null, 'before')
    const localValue = edit?.value
      ? shown.dynamic(edit.value.value, edit.value.text, 'before')
      : valueOf(now)
    if (key === null) {
      const local = edit?.value ? [localValue.text] : []
      return {
        name: whole,
        remote: deed(t('theyRemoved')),
        local: deed(t('addField'), local),
        before: null,
      }
    }
    if (key === 'value') {
      return { name: whole, remote: valueOf(now), local: localValue, before: was && valueOf(was) }
    }
    const show = (text: string) => shown.plain(text, 'before')
    return {
      name: name.of(name.dynamicKey(key), whole),
      remote: show(dynamicText(now, key)),
      local: show(edit?.[key] ?? dynamicText(now, key)),
      before: was && show(dynamicText(was, key)),
    }
  }

  function sidesOf(all: ConflictingAccount): Sides {
    const { path } = all
    if (path.kind === 'field') return ofField(path.field, all)
    return path.kind === 'product'
      ? ofProduct(path.id, path.key, all)
      : ofDynamicField(path.field_id, path.key, all)
  }

  return (all) => ({ id: pathId(all.path), ...sidesOf(all) })
}
