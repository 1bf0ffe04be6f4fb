import { account } from './en/account.ts'
import { app } from './en/app.ts'
import { combobox } from './en/combobox.ts'
import { failures } from './en/failures.ts'
import { fields } from './en/fields.ts'
import { list } from './en/list.ts'
import { requests } from './en/requests.ts'
import { signIn } from './en/sign-in.ts'

/** Every word that a person reads. Other languages `satisfies` its shape. */
export const en = { account, app, combobox, failures, fields, list, requests, signIn } as const

declare module 'use-intl' {
  interface AppConfig {
    Locale: 'en'
    Messages: typeof en
  }
}
