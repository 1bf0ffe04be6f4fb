import type { AccountChange, DynamicChanges, ProductChanges } from '#account/changes.ts'
import { dynamicPart, fieldPart, productPart, type Part } from '#account/parts.ts'
import { usePartText } from '../use-part-text.ts'
import { useShownValue, type ShownValue } from './use-shown-value.ts'

/** One value, from old to new. */
export interface ShownLine {
  part: Part
  name: string
  /** For where it stands alone: "End date of Vehicle Insurance". */
  longName: string
  /** Null where the whole is new. */
  before: ShownValue | null
  after: ShownValue
}

/** A change in words. */
export interface ShownChange {
  part: Part
  name: string
  /** Null for a single value, which is its one line. */
  action: 'added' | 'changed' | 'removed' | null
  lines: ShownLine[]
}

/** Puts a change into words. */
export function useShownChange(): (change: AccountChange) => ShownChange {
  const name = usePartText()
  const shown = useShownValue()

  function ofProduct({ id, action, product, values }: ProductChanges): ShownChange {
    const texts = Object.fromEntries(values.map(({ key, after }) => [key, after]))
    const whole = name.product(product, texts)
    return {
      part: productPart(id),
      name: whole,
      action: action === 'add' ? 'added' : action === 'update' ? 'changed' : 'removed',
      lines: values.map(({ key, before, after }) => ({
        part: productPart(id, key),
        name: name.productKey(key),
        longName: name.of(name.productKey(key), whole),
        before: product && shown.product(key, before, 'before'),
        after: shown.product(key, after, product ? 'after' : 'before'),
      })),
    }
  }

  function ofDynamicField({ field_id, field, values }: DynamicChanges): ShownChange {
    const newName = values.find(({ key }) => key === 'name')?.text
    const whole = name.dynamicField(field_id, field?.name, newName)
    const side = field ? 'after' : 'before'
    const lines = values.map(({ key, before, after, text }): ShownLine => {
      const isValue = key === 'value'
      return {
        part: dynamicPart(field_id, key),
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
      return { part: only.part, name: whole, action: null, lines: [{ ...only, name: whole }] }
    }
    const action = field === null ? 'added' : lines.length > 0 ? 'changed' : 'removed'
    return { part: dynamicPart(field_id), name: whole, action, lines }
  }

  return (change) => {
    if (change.kind === 'product') return ofProduct(change)
    if (change.kind === 'dynamic-field') return ofDynamicField(change)
    const { field } = change
    const line: ShownLine = {
      part: fieldPart(field),
      name: name.field(field),
      longName: name.field(field),
      before: shown.field(field, change.before, 'before'),
      after: shown.field(field, change.after, 'after'),
    }
    return { part: line.part, name: line.name, action: null, lines: [line] }
  }
}
