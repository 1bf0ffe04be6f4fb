// The life of a write: every state, event and rule in one pure function.
import { Failure, leavesOutcomeUnknown, mayBeRefusedResend } from '#http/failures.ts'
import type { PreparedWrite } from './prepare-write.ts'
import { isUnsent, type Found, type Resend, type Write } from './write.ts'

export type WriteEvent =
  /** The user saved again while the write waits. */
  | ({ type: 'amended'; isOld: boolean } & Resend & Pick<Write, 'isUnchecked'>)
  /** The base has become older than the server's cache time. */
  | { type: 'outdated' }
  /** The account was read for the write, or is known to be fresh. */
  | { type: 'prepared'; prepared: PreparedWrite; at: number }
  | { type: 'refresh-failed'; failure: Failure; at: number }
  | { type: 'sent'; prepared: PreparedWrite; at: number }
  /** The server refused the request before processing it (429, 401), so it is sent again. */
  | { type: 'requeued' }
  | { type: 'answered'; accountId: string; updated: readonly string[] | null; at: number }
  | { type: 'failed'; failure: Failure; at: number }
  | { type: 'cancelled'; at: number }
  /** The next read of the verification waits until then (ms), or starts (null). */
  | { type: 'verification-waits'; until: number | null }
  | { type: 'verified'; found: Found; at: number }
  /** The user asks to verify the write once more, or to send it again. */
  | { type: 'verify-again' }
  | ({ type: 'send-again' } & Resend)
  /** The tab that performed the write is gone. Edits that it had not sent become a draft. */
  | { type: 'orphaned'; by: string; endedAt: number; failure: Failure }

export type Effect =
  /** Asks the queue for a turn, unless the write is in the queue already. */
  | 'enqueue'
  | 'leave-queue'
  /** Reads the account, then dispatches `prepared` or `refresh-failed`. */
  | 'refresh'
  /** Finds out whether the write was applied. */
  | 'verify'
  /** The same, but reports only a write that was applied: the server has already rejected it. */
  | 'verify-quietly'
  /** Records the write as confirmed. */
  | 'record'

export interface Step {
  write: Write
  effects: readonly Effect[]
}

/** Starts a write. `isOld`: its base may be older than what the server has. */
export function submitted(write: Omit<Write, 'phase'>, isOld: boolean): Step {
  // When a write is sent again, only its previous end was announced.
  const fresh = { ...write, isAnnounced: false }
  return isOld
    ? { write: { ...fresh, phase: { is: 'refreshing' } }, effects: ['enqueue', 'refresh'] }
    : { write: { ...fresh, phase: { is: 'queued' } }, effects: ['enqueue'] }
}

/** Applies an event to a write. An event that does not fit the write's phase changes nothing. */
export function transition(write: Write, event: WriteEvent): Step {
  const { phase } = write
  switch (event.type) {
    case 'amended': {
      if (!isUnsent(write)) return ignored(write)
      const { type: _type, isOld, ...amended } = event
      return submitted({ ...write, ...amended }, isOld)
    }
    case 'outdated':
      return phase.is === 'queued'
        ? { write: { ...write, phase: { is: 'refreshing' } }, effects: ['refresh'] }
        : ignored(write)
    case 'prepared':
      if (!isUnsent(write)) return ignored(write)
      return prepared(write, event.prepared, event.at)
    case 'refresh-failed':
      if (phase.is !== 'refreshing') return ignored(write)
      return ended(
        write,
        // A "not found" is the server's answer, not a failed read.
        {
          is: event.failure.kind === 'not-found' ? 'rejected' : 'unchecked',
          failure: event.failure,
          at: event.at,
        },
        ['leave-queue'],
      )
    case 'sent': {
      if (phase.is !== 'queued') return ignored(write)
      const { conflicts: _conflicts, ...sent } = event.prepared
      return {
        write: { ...write, ...sent, phase: { is: 'in-flight', sentAt: event.at } },
        effects: [],
      }
    }
    case 'requeued':
      return phase.is === 'in-flight'
        ? { write: { ...write, phase: { is: 'queued' } }, effects: [] }
        : ignored(write)
    case 'answered': {
      if (phase.is !== 'in-flight') return ignored(write)
      const { accountId, updated, at } = event
      const confirmed = {
        is: 'confirmed',
        by: 'answer',
        found: null,
        accountId,
        updated,
        at,
      } as const
      return ended(write, confirmed, ['record'])
    }
    case 'failed':
      return failed(write, event.failure, event.at)
    case 'cancelled':
      return isUnsent(write)
        ? ended(write, { is: 'cancelled', at: event.at }, ['leave-queue'])
        : ignored(write)
    case 'verification-waits':
      return phase.is === 'verifying'
        ? { write: { ...write, phase: { ...phase, until: event.until } }, effects: [] }
        : ignored(write)
    case 'verified':
      return verified(write, event.found, event.at)
    case 'verify-again':
      return verifying(write, null)
    case 'send-again': {
      if (phase.is !== 'unresolved') return ignored(write)
      const { type: _type, ...resend } = event
      // A second create or `add` could leave a duplicate, so the write is verified once more even
      // if a read has not shown it.
      return makesSomething(write)
        ? verifying(write, resend)
        : submitted({ ...write, ...resend, isUnchecked: false }, true)
    }
    case 'orphaned':
      return orphaned(write, event)
    default:
      return event satisfies never
  }
}

/** Hands a write over to another tab; it belongs to no session yet. */
export function handedOver(write: Write, to: string): Write {
  const handovers = write.handovers + 1
  return { ...write, owner: to, heir: to, session: '', isWatched: false, handovers }
}

/** Starts the verification of a write whose answer is not awaited any more. */
export function givenUp(
  write: Omit<Write, 'phase'>,
  lost: { sentAt: number; endedAt: number; failure: Failure },
): Step {
  const phase = { is: 'verifying', ...lost, found: null, until: null, resend: null } as const
  return { write: { ...write, phase }, effects: ['verify'] }
}

function ignored(write: Write): Step {
  return { write, effects: [] }
}

function ended(write: Write, phase: Write['phase'], effects: readonly Effect[]): Step {
  return { write: { ...write, phase }, effects }
}

function prepared(write: Write, { conflicts, ...made }: PreparedWrite, at: number): Step {
  // The write keeps its own base, so that a session that takes up its edits finds the conflict too.
  if (conflicts.length > 0) {
    return ended(write, { is: 'conflicted', conflicts, at }, ['leave-queue'])
  }
  const now = { ...write, ...made }
  const isNothing = Object.keys(made.body).length === 0
  if (isNothing) return ended(now, { is: 'unchanged', at }, ['leave-queue'])
  return { write: { ...now, phase: { is: 'queued' } }, effects: ['enqueue'] }
}

function failed(write: Write, failure: Failure, at: number): Step {
  const { phase } = write
  if (isUnsent(write) && failure.kind === 'cancelled') {
    return ended(write, { is: 'cancelled', at }, [])
  }
  if (phase.is !== 'in-flight') return ignored(write)
  if (failure.kind === 'cancelled') {
    // The server refused the second of two sendings (A20), and the write waited to be sent again:
    // the first may still be applied.
    return failed(write, new Failure('interrupted'), at)
  }
  if (!leavesOutcomeUnknown(failure)) {
    const isResend = mayBeRefusedResend(failure) && makesSomething(write)
    return ended(write, { is: 'rejected', failure, at }, isResend ? ['verify-quietly'] : [])
  }
  return givenUp(write, { sentAt: phase.sentAt, endedAt: at, failure })
}

function verifying(write: Write, resend: Resend | null): Step {
  if (write.phase.is !== 'unresolved') return ignored(write)
  const { sentAt, endedAt, failure, found } = write.phase
  const unknown = { sentAt, endedAt, failure, found, until: null, resend }
  const phase = { is: 'verifying', ...unknown } as const
  return { write: { ...write, isAnnounced: false, phase }, effects: ['verify'] }
}

function verified(write: Write, found: Found, at: number): Step {
  const { phase } = write
  if (phase.is !== 'verifying' && phase.is !== 'rejected') return ignored(write)
  const { accountId } = write
  const made = accountId ?? found.accounts[0]?.id ?? null
  // If two accounts match exactly, nobody knows which one this write created.
  const isOne =
    found.verdict === 'applied' || (found.verdict === 'applied-twice' && accountId !== null)
  if (isOne && made !== null) {
    const confirmed = { is: 'confirmed', by: 'verification', updated: null, found, at } as const
    return ended(write, { ...confirmed, accountId: made }, ['record'])
  }
  if (phase.is === 'rejected') return ignored(write)
  const { sentAt, endedAt, failure, resend } = phase
  if (resend && found.failure === null && found.verdict !== 'applied-twice') {
    return submitted({ ...write, ...resend, isUnchecked: false }, false)
  }
  return ended(write, { is: 'unresolved', at, found, sentAt, endedAt, failure }, [])
}

function orphaned(
  write: Write,
  { by, endedAt, failure }: Extract<WriteEvent, { type: 'orphaned' }>,
): Step {
  const { phase } = write
  const adopted = handedOver(write, by)
  if (isUnsent(write)) {
    // Its draft is kept under the name of that session.
    const { session } = write
    return ended({ ...adopted, session }, { is: 'abandoned', at: endedAt }, [])
  }
  if (phase.is === 'verifying') {
    return {
      write: { ...adopted, phase: { ...phase, until: null, resend: null } },
      effects: ['verify'],
    }
  }
  if (phase.is !== 'in-flight') return ignored(write)
  return givenUp(adopted, { sentAt: phase.sentAt, endedAt, failure })
}

/** Whether sending the write twice would leave a duplicate. */
function makesSomething({ accountId, body }: Write): boolean {
  if (accountId === null) return true
  return 'products' in body && (body.products ?? []).some(({ action }) => action === 'add')
}
