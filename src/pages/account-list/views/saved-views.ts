import * as z from 'zod/mini'
import type { SavedView } from '#list/view-in-force.ts'
import { readLocalList, writeLocalList } from '#queries/known/local-list.ts'

const prefix = 'accounts-admin.views.'

const Stored = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1)),
  parameters: z.record(z.string(), z.string()),
})

/** The views that this browser keeps for a tenant, by name. Never fails. */
export function readViews(tenant: string): SavedView[] {
  return readLocalList(prefix + tenant, Stored)
}

/** Keeps a view, in place of the one with its id. Returns all of them. */
export function keepView(tenant: string, view: SavedView): SavedView[] {
  const others = readViews(tenant).filter(({ id }) => id !== view.id)
  return keep(tenant, [...others, view])
}

/** Forgets a view. Returns the others. */
export function deleteView(tenant: string, id: string): SavedView[] {
  return keep(
    tenant,
    readViews(tenant).filter((view) => view.id !== id),
  )
}

/** A view of its own. (crypto.randomUUID is missing on plain http.) */
export function newView(name: string, parameters: SavedView['parameters']): SavedView {
  return { id: Math.random().toString(36).slice(2), name, parameters }
}

function keep(tenant: string, views: readonly SavedView[]): SavedView[] {
  const sorted = views.toSorted((a, b) => a.name.localeCompare(b.name))
  writeLocalList(prefix + tenant, sorted)
  return sorted
}
