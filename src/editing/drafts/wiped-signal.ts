import { openChannel } from '../tabs/channel.ts'
import type { DraftOwner } from './draft-record.ts'

/** Announces to the pages of all tabs that the stored drafts of `owner` are gone. */
export function notifyWiped(owner: DraftOwner): void {
  const channel = openChannel(nameOf(owner))
  channel?.postMessage('wiped')
  channel?.close()
}

/** Listens to `notifyWiped` for the same owner. Returns a function that stops it. */
export function onWiped(owner: DraftOwner, listener: () => void): () => void {
  const channel = openChannel(nameOf(owner))
  channel?.addEventListener('message', listener)
  return () => channel?.close()
}

function nameOf({ tenant, user }: DraftOwner): string {
  return `drafts-wiped:${JSON.stringify([tenant, user])}`
}
