import { pageStartedAt } from '#clock/page-clock.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** When the account of this page was created, in ms of the page's clock. */
    createdAt?: number
    /** Whether the create got no answer and verification found the account. */
    isVerified?: boolean
    /**
     * Whether products and custom fields, which a create does not take (A16), are still unsaved.
     */
    isHalf?: boolean
  }
}

/**
 * Whether the account was created since the page was loaded. The history state outlives a reload.
 */
export function isJustCreated(createdAt: number | undefined): boolean {
  return createdAt !== undefined && createdAt >= pageStartedAt
}
