import type { Mutation } from '@tanstack/react-query'
import type { OnSent } from '#api/client.ts'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'

/** An update, on its way. `name` is only for telling what the request is about. */
export interface AccountSave {
  id: string
  patch: AccountPatch
  name: string | null
  /** The second half of a create (A16), which is sent from the form of the new account. */
  isOfCreate?: boolean
  onSent?: OnSent
}

/** A create, on its way. */
export interface AccountMaking {
  body: AccountCreate
  onSent?: OnSent
}

/** A write as it was sent. `id` is null for a create; `name` is for telling what it was about. */
export interface SentWrite {
  id: string | null
  name: string | null
  /** Sent from the form of a new account. */
  isOfCreate: boolean
  body: AccountPatch | AccountCreate
}

/** What a mutation of `useSaveAccount` or `useCreateAccount` sent; null for any other. */
export function writeOf(mutation: Mutation<unknown, unknown>): SentWrite | null {
  const [kind] = mutation.options.mutationKey ?? []
  const { variables } = mutation.state
  if (kind === 'save') {
    const { id, patch, name, isOfCreate = false } = variables as AccountSave
    return { id, name, isOfCreate, body: patch }
  }
  if (kind !== 'create') return null
  const { body } = variables as AccountMaking
  return { id: null, name: body.name, isOfCreate: true, body }
}
