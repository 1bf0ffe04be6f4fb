import type { ListQuery } from '#contract/list-query.ts'
import { listDefaults, listParameters } from '#contract/list-query.ts'
import { LoadedLists, type ListKey } from '#list/load/loaded-lists.ts'
import { Selection } from '#list/select/selection.ts'
import { ViewInForce } from '#list/view-in-force.ts'
import type { Workspace } from './workspace.ts'

/** What narrows a list, whatever page of it is in sight. */
export type Narrowing = Omit<ListQuery, 'limit' | 'offset'>

interface ListMemory {
  lists: LoadedLists
  selection: Selection
  view: ViewInForce
}

const memories = new WeakMap<Workspace, ListMemory>()

/** What is kept of lists for as long as somebody is signed in: those that were loaded whole, what was ticked, and the view in force. */
export function listMemoryOf(workspace: Workspace): ListMemory {
  const known = memories.get(workspace)
  if (known) return known
  const memory = { lists: new LoadedLists(), selection: new Selection(), view: new ViewInForce() }
  memories.set(workspace, memory)
  return memory
}

/** Names a list by what narrows it. */
export function listKeyOf(narrowing: Narrowing): ListKey {
  return JSON.stringify(listParameters({ ...narrowing, ...listDefaults }))
}
