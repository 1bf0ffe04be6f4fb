import * as z from 'zod/mini'
import { openChannel } from '../tabs/channel.ts'
import type { DraftOwner, DraftRecord } from './draft-record.ts'

/** A draft that was restored or discarded, as it was found. */
export type DroppedDraft = Pick<DraftRecord, 'account' | 'page' | 'savedAt'>

const Message: z.ZodMiniType<DroppedDraft> = z.object({
  account: z.string(),
  page: z.string(),
  savedAt: z.number(),
})

/** Notifies the pages of all tabs that a draft is no longer to be offered. */
export function notifyDropped(owner: DraftOwner, draft: DroppedDraft): void {
  const { account, page, savedAt } = draft
  const channel = openChannel(nameOf(owner))
  channel?.postMessage({ account, page, savedAt })
  channel?.close()
}

/** Listens to `notifyDropped` for the same owner. Returns a function that stops it. */
export function onDropped(owner: DraftOwner, listener: (draft: DroppedDraft) => void): () => void {
  const channel = openChannel(nameOf(owner))
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = Message.safeParse(data)
    if (message.success) listener(message.data)
  })
  return () => channel?.close()
}

function nameOf({ tenant, user }: DraftOwner): string {
  return `drafts-dropped:${JSON.stringify([tenant, user])}`
}
