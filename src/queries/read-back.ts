// What came of a write whose answer never came (A13). It reads and compares, and tells what it saw; it
// never sends anything again.
import { seePatch, verdictOf, type SeenPart } from '#account/seen-patch.ts'
import type { ReadOptions } from '#api/accounts.ts'
import { pageNow } from '#clock/page-clock.ts'
import type { AccountPatch } from '#contract/account-write.ts'
import type { AccountDetail, AccountRow } from '#contract/account.ts'
import { asFailure, type Failure } from '#http/failures.ts'
import { findTwins, type Found, type SentCreate } from './find-twins.ts'
import { keys } from './keys.ts'
import { readDetail } from './read-detail.ts'
import { slackMs } from './recent-writes.ts'
import { showCreated, showUpdate } from './show-write.ts'
import type { Workspace } from './workspace.ts'

export type Verdict = 'arrived' | 'doubled' | 'not-arrived' | 'unknown'

export interface UpdateVerdict {
  verdict: Verdict
  /** What was sent, part by part, as it was seen; empty when nothing could be read. */
  parts: SeenPart[]
  /** The account as it was read last; null when it could not be. */
  detail: AccountDetail | null
  /** Why reading failed; null when it did not. */
  failure: Failure | null
}

export interface CreateVerdict {
  verdict: Verdict
  /** The account that was made, of `doubled` all of them, of `unknown` those that it may be. */
  accounts: AccountRow[]
  /** The search found more than it could show. */
  isCut: boolean
  failure: Failure | null
}

export interface LookOptions extends Pick<ReadOptions, 'priority'> {
  signal?: AbortSignal
  /** Whether somebody is still signed in as when it was sent: else nothing that is read is kept. */
  isOpen?: () => boolean
  /** Told until when (ms) the next read waits, and null as it starts. */
  onWait?: (until: number | null) => void
}

export interface SentUpdate {
  /** The account as it was when its changes were sent. */
  before: AccountDetail
  patch: AccountPatch
  /** When its answer was given up, in ms. */
  endedAt: number
}

/**
 * Whether an update was carried out. A "no" may be as old as the server's cache (A5), so it is asked again
 * when that has run out. What arrived is shown in every read, as a confirmed save is. Rejects only with
 * the signal's reason.
 */
export async function readBackUpdate(
  workspace: Workspace,
  sent: SentUpdate,
  options: LookOptions,
): Promise<UpdateVerdict> {
  const seen = await lookForUpdate(workspace, sent, options)
  if (seen.verdict !== 'arrived' && seen.verdict !== 'doubled') return seen
  const { id } = sent.before
  // What it added is in the read already.
  const { products, ...patch } = sent.patch
  const others = products?.filter(({ action }) => action !== 'add')
  showUpdate(workspace, id, others ? { ...patch, products: others } : patch)
  return { ...seen, detail: workspace.queryClient.getQueryData(keys.detail(id)) ?? seen.detail }
}

/** The same, and nothing of it is noted or shown. */
export async function lookForUpdate(
  workspace: Workspace,
  { before, patch, endedAt }: SentUpdate,
  options: LookOptions,
): Promise<UpdateVerdict> {
  const { config, queryClient } = workspace
  const { priority, signal, isOpen = () => true } = options
  const freshAt = endedAt + config.cacheSeconds.detail * 1000 + slackMs

  async function look(): Promise<{ seen: UpdateVerdict; isCertain: boolean }> {
    const read = { priority, ...(signal && { signal }), name: before.name, isOpen }
    const { answered, known, askedAt } = await readDetail(workspace, before.id, read)
    if (isOpen()) queryClient.setQueryData(keys.detail(before.id), known)
    const parts = seePatch(before, answered, patch)
    const verdict = verdictOf(parts)
    // An old answer can show the new values too: those that an earlier save of ours has replaced since.
    const isOld = verdictOf(seePatch(before, known, patch)) !== verdict
    const isPositive = verdict === 'arrived' || verdict === 'doubled'
    return {
      seen: { verdict, parts, detail: known, failure: null },
      isCertain: askedAt >= freshAt || (isPositive && !isOld),
    }
  }

  let last: UpdateVerdict = { verdict: 'unknown', parts: [], detail: null, failure: null }
  try {
    const first = await look()
    last = first.seen
    if (first.isCertain) return last
    await waitUntil(freshAt, options)
    return (await look()).seen
  } catch (error) {
    signal?.throwIfAborted()
    return { ...last, verdict: 'unknown', failure: asFailure(error) }
  }
}

// How long a server may still be at work on what it was sent when its connection has died.
const settleMs = 3_000

/**
 * Whether an account was created: looked for in the list, where nothing but its values tells it (A17:
 * and nobody knows which of them are searched). When it is not there it is looked for once more, by its
 * name, `settleMs` after the failure. What arrived is known to its page, as after a confirmed create.
 */
export async function readBackCreate(
  workspace: Workspace,
  sent: SentCreate & { endedAt: number },
  options: LookOptions,
): Promise<CreateVerdict> {
  const { signal, priority } = options
  const read = { priority, ...(signal && { signal }) }
  try {
    const code = sent.body.external_code?.trim() ? 'external_code' : 'name'
    let found = await findTwins(workspace, sent, code, read)
    if (found.twins.length + found.similar.length === 0) {
      await waitUntil(sent.endedAt + settleMs, options)
      found = await findTwins(workspace, sent, 'name', read)
    }
    signal?.throwIfAborted()
    const seen = createVerdict(found)
    const [account] = seen.accounts
    if (seen.verdict === 'arrived' && account) showCreated(workspace, account.id, sent.body)
    return seen
  } catch (error) {
    signal?.throwIfAborted()
    return { verdict: 'unknown', accounts: [], isCut: false, failure: asFailure(error) }
  }
}

function createVerdict({ twins, similar, isCut }: Found): CreateVerdict {
  const rest = { isCut, failure: null }
  if (twins.length === 1) return { verdict: 'arrived', accounts: twins, ...rest }
  if (twins.length > 1) return { verdict: 'doubled', accounts: twins, ...rest }
  const isNowhere = similar.length === 0 && !isCut
  return { verdict: isNowhere ? 'not-arrived' : 'unknown', accounts: similar, ...rest }
}

async function waitUntil(time: number, { signal, onWait }: LookOptions): Promise<void> {
  const ms = time - pageNow()
  if (ms <= 0) return
  onWait?.(time)
  await new Promise<void>((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }, ms)
    signal?.addEventListener('abort', leave, { once: true })
    if (signal?.aborted) leave()
  })
  onWait?.(null)
}
