import type { Wording } from './wording.ts'
import { account } from './es/account.ts'
import { app } from './es/app.ts'
import { changes } from './es/changes.ts'
import { combobox } from './es/combobox.ts'
import { customFields } from './es/custom-fields.ts'
import { failures } from './es/failures.ts'
import { fields } from './es/fields.ts'
import { list } from './es/list.ts'
import { products } from './es/products.ts'
import { requests } from './es/requests.ts'
import { signIn } from './es/sign-in.ts'

/** Spanish. */
export const es: Wording = {
  account,
  app,
  changes,
  combobox,
  customFields,
  failures,
  fields,
  list,
  products,
  requests,
  signIn,
}
