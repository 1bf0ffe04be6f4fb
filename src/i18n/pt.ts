import type { Wording } from './wording.ts'
import { account } from './pt/account.ts'
import { app } from './pt/app.ts'
import { changes } from './pt/changes.ts'
import { combobox } from './pt/combobox.ts'
import { customFields } from './pt/custom-fields.ts'
import { failures } from './pt/failures.ts'
import { fields } from './pt/fields.ts'
import { list } from './pt/list.ts'
import { products } from './pt/products.ts'
import { requests } from './pt/requests.ts'
import { signIn } from './pt/sign-in.ts'

/** Portuguese, as written in Brazil. */
export const pt: Wording = {
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
