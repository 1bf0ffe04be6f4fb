import * as z from 'zod/mini'
import { fromWall, toWall } from '#clock/page-clock.ts'
import { AccountPatch } from '#contract/account-write.ts'
import { AccountDetail } from '#contract/account.ts'
import type { AddsKeeper } from './pending-adds.ts'
import type { WritesKeeper } from './recent-writes.ts'

const storagePrefix = 'accounts-admin.recent-writes.'

const Kept = z.object({
  writes: z.array(
    z.object({
      id: z.string(),
      patch: AccountPatch,
      before: z.nullable(AccountDetail),
      confirmedAt: z.number(),
      isElsewhere: z.optional(z.boolean()),
    }),
  ),
  creates: z.array(z.object({ account: AccountDetail, confirmedAt: z.number() })),
})

/** Keeps a tenant's recent writes in this tab's `sessionStorage`; nowhere when storage is refused. */
export function sessionKeeper(tenant: string): WritesKeeper {
  const key = storagePrefix + tenant
  return {
    read: () => {
      try {
        return withTimes(Kept.parse(JSON.parse(sessionStorage.getItem(key) ?? '')), fromWall)
      } catch {
        return { writes: [], creates: [] }
      }
    },
    keep: (recent) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(withTimes(recent, toWall)))
      } catch {
        // Private mode or full: a reload within the minute may show what the server's cache holds.
      }
    },
  }
}

function withTimes(
  { writes, creates }: ReturnType<WritesKeeper['read']>,
  convert: (time: number) => number,
): ReturnType<WritesKeeper['read']> {
  const converted = <T extends { confirmedAt: number }>(each: T): T => ({
    ...each,
    confirmedAt: convert(each.confirmedAt),
  })
  return { writes: writes.map(converted), creates: creates.map(converted) }
}

/** Keeps a tenant's products that are being confirmed, likewise. */
export function addsKeeper(tenant: string): AddsKeeper {
  const key = `${storagePrefix}${tenant}.adds`
  return {
    read: () => {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? 'null')
      } catch {
        return null
      }
    },
    keep: (pending) => {
      try {
        sessionStorage.setItem(key, JSON.stringify(pending))
      } catch {
        // As above: a reload forgets that they are being confirmed, and shows what the server does.
      }
    },
  }
}

/** Forgets what is kept of every tenant (a sign-out). Never fails. */
export function forgetWrites(): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(storagePrefix)) sessionStorage.removeItem(key)
    }
  } catch {
    // No storage, so nothing is kept in it.
  }
}
