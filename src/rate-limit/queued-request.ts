import type { Priority } from './queue-order.ts'

/** A request in the queue. */
export interface QueuedRequest<Descriptor> {
  id: string
  budget: string
  priority: Priority
  /** Rises with each request. A request that is sent again keeps its number, and so its turn. */
  sequence: number
  descriptor: Descriptor
  key: string | null
  /** When the request was made, as a page time in ms. */
  since: number
}

/** Why the queue starts no requests. */
export type HoldReason = 'signed-out' | 'offline'
