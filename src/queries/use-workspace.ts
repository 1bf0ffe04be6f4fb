import { useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Json } from '#account/dynamic-fields/dynamic-edits.ts'
import type { CatalogueList } from '#contract/config.ts'
import type { NamedId } from '#contract/list-query.ts'
import { useSession, useSignedIn } from '#session/use-session.ts'
import type { NamedField } from './known/field-options.ts'
import { type Workspace } from './workspace.ts'
import { workspaceOf } from './open-workspace.ts'

/** The signed-in session's workspace. Throws when signed out. */
export function useWorkspace(): Workspace {
  const { config } = useSession()
  const { client } = useSignedIn()
  return workspaceOf(client, config, useQueryClient())
}

/** The known ids of a list with their names; renders again when there are more. */
export function useKnownNames(list: CatalogueList): NamedId[] {
  const { names } = useWorkspace()
  return useSyncExternalStore(names.subscribe, () => names.list(list))
}

/**
 * The values that a dynamic field has had, if it is a choice; renders again when there are more.
 */
export function useFieldOptions(fieldId: string): readonly Json[] {
  const { fieldOptions } = useWorkspace()
  return useSyncExternalStore(fieldOptions.subscribe, () => fieldOptions.optionsOf(fieldId))
}

/** The dynamic fields that any account has shown; renders again when there are more. */
export function useKnownFields(): readonly NamedField[] {
  const { fieldOptions } = useWorkspace()
  return useSyncExternalStore(fieldOptions.subscribe, fieldOptions.knownFields)
}
