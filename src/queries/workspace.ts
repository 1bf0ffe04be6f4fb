// What a signed-in session works with: its client, its cache, and what it has learnt and written.
import type { QueryClient } from '@tanstack/react-query'
import type { ClientSettings } from '#api/client.ts'
import type { Config } from '#contract/config.ts'
import type { Writes } from '#editing/writes.ts'
import type { FieldOptions } from './known/field-options.ts'
import type { KnownNames } from './known/known-names.ts'

export interface Workspace {
  client: ClientSettings
  config: Config
  queryClient: QueryClient
  names: KnownNames
  fieldOptions: FieldOptions
  writes: Writes
  /** What goes on whatever screen is open. Returns what ends it; can be started again. */
  start: () => () => void
}
