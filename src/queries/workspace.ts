// A signed-in session's client, cache and writes, with the names and options that its reads have
// shown.
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
  /** Starts what runs on every screen. Returns a function that stops it; can be started again. */
  start: () => () => void
}
