import { pageStartedAt } from '#clock/page-clock.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** When the account of this page was created, in ms of the page's clock: so that its page can say so, once. */
    createdAt?: number
    /** Its answer was lost, and it was found again by its values. */
    isVerified?: boolean
    /** What a create does not take (A16) was not sent, and is unsaved. */
    isHalf?: boolean
  }
}

/** Whether a `createdAt` is of this load of the page. History outlives it: a reload tells no news. */
export function isJustCreated(createdAt: number | undefined): boolean {
  return createdAt !== undefined && createdAt >= pageStartedAt
}
