import { useTranslations } from '#i18n/use-translations.ts'
import type {
  AccountChange,
  DynamicChanges,
  FieldChange,
  ProductChanges,
} from '#account/changes/changes.ts'
import { dynamicPath, fieldPath, productPath, type FieldPath } from '#account/fields/field-path.ts'
import { distinguish, type Called } from '../words/distinguish.ts'
import { usePathText } from '../words/use-path-text.ts'
import { useShownValue, type ShownValue } from './use-shown-value.ts'

/** The change of one value, in words. */
export interface ShownLine {
  path: FieldPath
  name: string
  /** The name with its whole: "End date of Vehicle Insurance". */
  longName: string
  /** Null if the product or custom field is new. */
  before: ShownValue | null
  after: ShownValue
}

/** A change in words. */
export interface ShownChange {
  path: FieldPath
  name: string
  /** Null for a single value, which has one line. */
  action: 'added' | 'changed' | 'removed' | null
  lines: ShownLine[]
}

/**
 * Returns a function that puts changes into words and distinguishes products and fields of the same
 * name.
 */
export function useShownChanges(): (changes: readonly AccountChange[]) => ShownChange[] {
  const name = usePathText()
  const shown = useShownValue()
  const tProducts = useTranslations('products')
  const tCustom = useTranslations('customFields')

  function called(change: AccountChange, place: number): Called {
    if (change.kind === 'field') {
      return { id: change.field, name: name.field(change.field), more: [] }
    }
    if (change.kind === 'dynamic-field') {
      const { field_id: id, field, values } = change
      const newName = values.find(({ key }) => key === 'name')?.text
      const own = name.dynamicField(id, field?.name, newName)
      return { id, name: own, more: [tCustom('withId', { id })] }
    }
    const { id, product, values } = change
    const texts = Object.fromEntries(values.map(({ key, after }) => [key, after]))
    const coverage = product?.coverage_id ?? texts.coverage_id ?? ''
    return {
      id,
      name: name.product(product, texts),
      more: [
        coverage && shown.product('coverage_id', coverage, 'before').text,
        product ? id : tProducts('newOne', { number: place + 1 }),
      ],
    }
  }

  function ofProduct({ id, action, product, values }: ProductChanges, whole: string): ShownChange {
    return {
      path: productPath(id),
      name: whole,
      action: action === 'add' ? 'added' : action === 'update' ? 'changed' : 'removed',
      lines: values.map(({ key, before, after }) => ({
        path: productPath(id, key),
        name: name.productKey(key),
        longName: name.of(name.productKey(key), whole),
        before: product && shown.product(key, before, 'before'),
        after: shown.product(key, after, product ? 'after' : 'before'),
      })),
    }
  }

  function ofDynamicField({ field_id, field, values }: DynamicChanges, whole: string): ShownChange {
    const side = field ? 'after' : 'before'
    const lines = values.map(({ key, before, after, text }): ShownLine => {
      const isValue = key === 'value'
      return {
        path: dynamicPath(field_id, key),
        name: name.dynamicKey(key),
        longName: isValue ? whole : name.of(name.dynamicKey(key), whole),
        before:
          field &&
          (isValue
            ? shown.dynamic(before, null, 'before')
            : shown.plain(typeof before === 'string' ? before : '', 'before')),
        after: isValue ? shown.dynamic(after, text, side) : shown.plain(text ?? '', side),
      }
    })
    const [only] = lines
    if (field && only && lines.length === 1 && values[0]?.key === 'value') {
      return { path: only.path, name: whole, action: null, lines: [{ ...only, name: whole }] }
    }
    const action = field === null ? 'added' : lines.length > 0 ? 'changed' : 'removed'
    return { path: dynamicPath(field_id), name: whole, action, lines }
  }

  function ofField({ field, before, after }: FieldChange, whole: string): ShownChange {
    const line: ShownLine = {
      path: fieldPath(field),
      name: whole,
      longName: whole,
      before: shown.field(field, before, 'before'),
      after: shown.field(field, after, 'after'),
    }
    return { path: line.path, name: whole, action: null, lines: [line] }
  }

  return (changes) => {
    const names = distinguish(changes.map(called))
    return changes.map((change, place) => {
      const whole = names[place]?.name ?? ''
      if (change.kind === 'product') return ofProduct(change, whole)
      return change.kind === 'field' ? ofField(change, whole) : ofDynamicField(change, whole)
    })
  }
}
