import type { AccountDetail } from '#contract/account.ts'
import { copyFormValues } from './form-values.ts'
import {
  dynamicText,
  inOrder,
  stageDynamic,
  type DynamicFieldEdit,
  type Json,
} from '../dynamic-fields/dynamic-edits.ts'
import { textOfValue } from '../dynamic-fields/dynamic-value.ts'
import { holdsLostDigits } from '../fields/exact-number.ts'
import { productTexts } from '../products/product-edits.ts'
import { valueKind } from '../dynamic-fields/value-kind.ts'
import type { AccountEdits } from './edits.ts'

/**
 * The work on a new account that starts as a copy: without the ids, codes and dates of the one that is
 * copied, and with its products and custom fields staged as new ones.
 */
export function copyEdits(detail: AccountDetail): AccountEdits {
  return {
    fields: copyFormValues(detail),
    products: detail.products.map((product) => ({
      action: 'add',
      key: `copy-${product.id}`,
      values: { ...productTexts(product), start_date: '', end_date: '' },
    })),
    dynamic_fields: inOrder(detail.dynamic_fields).reduce<DynamicFieldEdit[]>((edits, field) => {
      const value = field.value as Json
      return stageDynamic(edits, null, {
        field_id: field.field_id,
        name: dynamicText(field, 'name'),
        type: dynamicText(field, 'type'),
        order: dynamicText(field, 'order'),
        // A number that lost digits on its way here would be stored as another one.
        ...(value !== null &&
          !holdsLostDigits(value) && {
            value: { text: textOfValue(valueKind(field.type, value), value), value },
          }),
      })
    }, []),
  }
}
