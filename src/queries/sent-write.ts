import type { Mutation } from '@tanstack/react-query'
import type { AccountCreate, AccountPatch } from '#contract/account-write.ts'

/** A write as it was sent. `id` is null for a create; `name` is for telling what it was about. */
export interface SentWrite {
  id: string | null
  name: string | null
  body: AccountPatch | AccountCreate
}

/** What a mutation of `useSaveAccount` or `useCreateAccount` sent; null for any other. */
export function writeOf(mutation: Mutation<unknown, unknown>): SentWrite | null {
  const [kind, id] = mutation.options.mutationKey ?? []
  const { variables } = mutation.state
  if (kind === 'save' && typeof id === 'string') {
    const { patch, name } = variables as { patch: AccountPatch; name: string | null }
    return { id, name, body: patch }
  }
  if (kind !== 'create') return null
  const body = variables as AccountCreate
  return { id: null, name: body.name, body }
}
