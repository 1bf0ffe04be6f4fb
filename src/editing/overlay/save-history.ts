import type { AccountChange } from '#account/changes/changes.ts'
import type { ConfirmedWrite } from '../write.ts'

export interface SaveEntry {
  id: string
  /** When it was confirmed, in ms. */
  at: number
  kind: 'saved' | 'undone' | 'created'
  changes: readonly AccountChange[]
}

const kinds = { save: 'saved', complete: 'saved', undo: 'undone', create: 'created' } as const

/** The history of an account's saves, newest first. It is only shown: nothing is sent from it. */
export function saveHistory(confirmed: readonly ConfirmedWrite[], accountId: string): SaveEntry[] {
  return confirmed
    .filter((write) => write.accountId === accountId)
    .map(({ id, at, intent, changes }) => ({ id, at, kind: kinds[intent], changes }))
}
