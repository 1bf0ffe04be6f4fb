// React Query over the API: the keys, the cache times, and the overlay of confirmed writes. A
// workspace holds the client, the cache, the writes and the known names of one signed-in session.
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
