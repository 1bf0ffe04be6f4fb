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
 * The edits of a new account that starts as a copy: without ids, codes and dates, and with the
 * products and dynamic fields of the original staged as new.
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
        // A number that lost digits when it was read would be stored as a different number.
        ...(value !== null &&
          !holdsLostDigits(value) && {
            value: { text: textOfValue(valueKind(field.type, value), value), value },
          }),
      })
    }, []),
  }
}
