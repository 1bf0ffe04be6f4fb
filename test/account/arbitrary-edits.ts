import {
  stageDynamic,
  type DynamicFieldEdit,
  type DynamicTexts,
} from '#account/dynamic-fields/dynamic-edits.ts'
import { editValue } from '#account/dynamic-fields/dynamic-value.ts'
import { readEdits } from '#account/edits/patch.ts'
import {
  productTexts,
  stageAdd,
  stageRemove,
  stageUpdate,
  type ProductEdit,
} from '#account/products/product-edits.ts'
import { valueKind } from '#account/dynamic-fields/value-kind.ts'
import { type AccountEdits } from '#account/edits/edits.ts'
import { revert } from '#account/edits/revert.ts'
import { AccountDetail } from '#contract/account.ts'
import type { DynamicField } from '#contract/dynamic-field.ts'
import type { Product } from '#contract/product.ts'
import * as fc from 'fast-check'
import {
  addressKeys,
  anyDetail,
  coordinate,
  anyFormValuesOf,
  dynamicField,
  fewIds,
  someTextsOf,
  product,
  productIds,
  productWords,
  readField,
  readValues,
  rowKeys,
  someOf,
  text,
} from './arbitrary-account.ts'
import { anyText } from './arbitrary-json.ts'

/** The account after any remote changes. */
export function anyRemoteOf(base: AccountDetail): fc.Arbitrary<AccountDetail> {
  const left = <Item extends object>(items: readonly Item[], changes: fc.Arbitrary<object>) =>
    fc
      .tuple(...items.map((item) => fc.option(changes.map((each) => ({ ...item, ...each })))))
      .map((each) => each.filter((item) => item !== null))
  return fc
    .record({
      row: someTextsOf(rowKeys),
      address: someTextsOf(addressKeys),
      products: left(base.products, fc.oneof(fc.constant({}), readValues)),
      fields: left(base.dynamic_fields, fc.oneof(fc.constant({}), readField)),
      newProducts: fc.array(product, { maxLength: 1 }),
      newFields: fc.array(dynamicField, { maxLength: 1 }),
    })
    .map(({ row, address, products, fields, newProducts, newFields }) =>
      AccountDetail.parse({
        ...base,
        ...row,
        address: { ...base.address, ...address },
        products: [...products, ...newProducts],
        dynamic_fields: [...fields, ...newFields],
      }),
    )
}

const typedValues = fc
  .tuple(
    someOf(
      productIds,
      fewIds.map((each) => each ?? ''),
    ),
    someOf(productWords, text),
  )
  .map(([ids, words]) => Object.assign({}, ids, words))

type Stage<Edit> = (edits: readonly Edit[]) => Edit[]
const notStaged = fc.constant(<Edit>(edits: readonly Edit[]) => [...edits])

function productStages(base: Product): fc.Arbitrary<Stage<ProductEdit>> {
  return fc.oneof(
    notStaged,
    fc.constant((edits: readonly ProductEdit[]) => stageRemove(edits, base.id)),
    typedValues.map(
      (values) => (edits: readonly ProductEdit[]) => stageUpdate(edits, base, values),
    ),
  )
}

const addStage = fc.tuple(fc.constantFrom('new 1', 'new 2'), typedValues).map(
  ([key, values]): Stage<ProductEdit> =>
    (edits) =>
      stageAdd(edits, key, { ...productTexts(null), ...values }),
)

function dynamicStages(field: DynamicField | null, field_id: string) {
  const value = fc.option(anyText).map((typed) => {
    const before = field?.value ?? null
    return editValue(valueKind(field?.type ?? null, before), typed, before)
  })
  const texts = fc.record(
    { name: text, type: text, order: fc.oneof(text, coordinate), value },
    { requiredKeys: [] },
  ) as fc.Arbitrary<DynamicTexts>
  return texts.map(
    (texts): Stage<DynamicFieldEdit> =>
      (edits) =>
        stageDynamic(edits, field, { field_id, ...texts }),
  )
}

/** Any edits over `base`, many of which cannot be sent. */
export function anyEditsOf(base: AccountDetail): fc.Arbitrary<AccountEdits> {
  return fc
    .record({
      fields: anyFormValuesOf(base),
      products: fc.tuple(
        ...base.products.map(productStages),
        fc.oneof(notStaged, addStage),
        fc.oneof(notStaged, addStage),
      ),
      dynamic: fc.tuple(
        ...base.dynamic_fields.map((field) =>
          fc.oneof(notStaged, dynamicStages(field, field.field_id)),
        ),
        fc.oneof(notStaged, dynamicStages(null, '7')),
      ),
    })
    .map(({ fields, products, dynamic }) => ({
      fields,
      products: products.reduce((edits, stage) => stage(edits), [] as ProductEdit[]),
      dynamic_fields: dynamic.reduce((edits, stage) => stage(edits), [] as DynamicFieldEdit[]),
    }))
}

export const anyDetailAndEdits = anyDetail.chain((base) =>
  fc.tuple(fc.constant(base), anyEditsOf(base)),
)

/** The account as read, the same account after remote changes, and local edits. */
export const anyTwoSides = anyDetail.chain((base) =>
  fc.record({ base: fc.constant(base), remote: anyRemoteOf(base), local: anyEditsOf(base) }),
)

/** The edits without those that cannot be sent. */
export function sendable(base: AccountDetail, edits: AccountEdits): AccountEdits {
  const { problems } = readEdits(base, edits)
  const values = problems.reduce((left, { path }) => revert(base, left, path), edits)
  // A new product needs a provider, so drop it as a whole.
  return readEdits(base, values).problems.reduce(
    (left, { path }) => revert(base, left, path.kind === 'field' ? path : { ...path, key: null }),
    values,
  )
}
