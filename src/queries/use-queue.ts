import { useSyncExternalStore } from 'react'
import type { ClientSettings } from '#api/client.ts'
import { useApi } from '#session/use-session.ts'

/** The state of the queue. */
export type QueueState = ReturnType<ClientSettings['queue']['snapshot']>
/** A request that waits in the queue. */
export type WaitingRequest = QueueState['waiting'][number]

/** The queue of the signed-in session; renders again on each of its changes. */
export function useQueue(): QueueState {
  const { queue } = useApi()
  return useSyncExternalStore(queue.subscribe, queue.snapshot)
}

/** The waiting request whose descriptor `matches` accepts; null when there is none. */
export function useWaiting(matches: (descriptor: WaitingRequest['descriptor']) => boolean) {
  return useQueue().waiting.find((request) => matches(request.descriptor)) ?? null
}
