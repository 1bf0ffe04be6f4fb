// What is saved in one tab shows in the others: a form that is open there would else send its own old
// values over it, and a read there shows what the server's cache still holds.
import * as z from 'zod/mini'
import { AccountPatch } from '#contract/account-write.ts'

/** An update that was carried out, and the tab it was saved in. */
export const SavedElsewhere = z.object({ from: z.string(), id: z.string(), patch: AccountPatch })
type SavedElsewhere = z.output<typeof SavedElsewhere>

/** A channel hears what another one of its own tab says. */
export const thisTab = Math.random().toString(36).slice(2)

/** Tells the other tabs of a tenant of an update that was carried out. Never fails. */
export function tellOtherTabs(tenant: string, saved: Omit<SavedElsewhere, 'from'>): void {
  const channel = openWritesChannel(tenant)
  channel?.postMessage({ ...saved, from: thisTab })
  channel?.close()
}

/** What brings the updates of other tabs, or null where the browser has no channels. Not to be trusted. */
export function openWritesChannel(tenant: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(`accounts-admin.writes.${tenant}`)
  } catch {
    return null
  }
}
