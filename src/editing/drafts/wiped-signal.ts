import { openChannel } from '../tabs/channel.ts'
import type { DraftOwner } from './draft-record.ts'

/** Tells the pages of all tabs that what was stored for somebody is gone. */
export function notifyWiped(owner: DraftOwner): void {
  const channel = openChannel(nameOf(owner))
  channel?.postMessage('wiped')
  channel?.close()
}

/** Hears `notifyWiped` for the same owner. Returns what ends it. */
export function onWiped(owner: DraftOwner, listener: () => void): () => void {
  const channel = openChannel(nameOf(owner))
  channel?.addEventListener('message', listener)
  return () => channel?.close()
}

function nameOf({ tenant, user }: DraftOwner): string {
  return `drafts-wiped:${JSON.stringify([tenant, user])}`
}
