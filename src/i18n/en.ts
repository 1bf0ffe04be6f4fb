import { account } from './en/account.ts'
import { app } from './en/app.ts'
import { changes } from './en/changes.ts'
import { combobox } from './en/combobox.ts'
import { customFields } from './en/custom-fields.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { list } from './en/list.ts'
import type { listTools } from './en/list-tools.ts'
import { products } from './en/products.ts'
import { requests } from './en/requests.ts'
import { signIn } from './en/sign-in.ts'
import type { Language } from './languages.ts'

/** Every word that a person reads. The other languages have its shape: `Wording`. */
export const en = {
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
} as const

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    /** What the list needs beyond its rows comes with its tools: see ListToolsWords. */
    Messages: typeof en & { listTools: typeof listTools }
  }
}
