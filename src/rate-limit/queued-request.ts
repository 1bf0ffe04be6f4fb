import type { Priority } from './queue-order.ts'

/** A request as it stands in the queue. */
export interface QueuedRequest<Descriptor> {
  id: string
  budget: string
  priority: Priority
  /** Rises with each request; one that goes again keeps its own, and so its turn. */
  sequence: number
  descriptor: Descriptor
  key: string | null
  /** When it was asked for, in ms of the page's clock. */
  since: number
}

/** Why nothing leaves the queue. */
export type HoldReason = 'signed-out' | 'offline'
