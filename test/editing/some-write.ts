import { readEdits } from '#account/edits/patch.ts'
import { emptyEdits, editsOf, type AccountEdits } from '#account/edits/edits.ts'
import { toCreate } from '#account/edits/create-body.ts'
import type { AccountDetail } from '#contract/account.ts'
import { Failure } from '#http/failures.ts'
import type { ConfirmedWrite, Ended, Found, Phase, Write } from '#editing/write.ts'
import { base } from './drafts/some-draft.ts'

export { ana, base, typed } from './drafts/some-draft.ts'

/** A save of an account, over `base` by default. */
export function saveOf(
  edits: AccountEdits,
  changes: Partial<Omit<Write, 'phase'>> & { over?: AccountDetail } = {},
): Omit<Write, 'phase'> {
  const { over = base, ...rest } = changes
  const { patch, productIds } = readEdits(over, edits)
  return {
    id: 'w1',
    intent: { kind: 'save' },
    accountId: over.id,
    name: over.name,
    base: over,
    edits,
    body: patch,
    productIds,
    cannot: [],
    isUnchecked: false,
    owner: 'one',
    heir: 'one',
    session: 's1',
    isWatched: true,
    handovers: 0,
    isAnnounced: false,
    submittedAt: 0,
    ...rest,
  }
}

/** A create of an account with this name. */
export function createOf(
  name: string,
  changes: Partial<Omit<Write, 'phase'>> = {},
): Omit<Write, 'phase'> {
  const empty = emptyEdits()
  const edits = { ...empty, fields: { ...empty.fields, name } }
  return {
    ...saveOf(editsOf(base)),
    intent: { kind: 'create' },
    accountId: null,
    base: null,
    name,
    edits,
    body: toCreate(edits.fields).body,
    ...changes,
  }
}

export const nothingFound: Found = {
  verdict: 'not-applied',
  entries: [],
  detail: null,
  accounts: [],
  isCut: false,
  failure: null,
}

const failure = new Failure('network')
const unknown = { sentAt: 1_000, endedAt: 2_000, failure }

/** One of each phase. */
export const phases = {
  queued: { is: 'queued' },
  refreshing: { is: 'refreshing' },
  'in-flight': { is: 'in-flight', sentAt: 1_000 },
  verifying: { is: 'verifying', ...unknown, found: null, until: null, resend: null },
  confirmed: {
    is: 'confirmed',
    at: 3_000,
    accountId: base.id,
    updated: ['email'],
    by: 'answer',
    found: null,
  },
  unchanged: { is: 'unchanged', at: 3_000 },
  rejected: { is: 'rejected', at: 3_000, failure: new Failure('validation', { status: 400 }) },
  unchecked: { is: 'unchecked', at: 3_000, failure },
  cancelled: { is: 'cancelled', at: 3_000 },
  conflicted: { is: 'conflicted', at: 3_000, conflicts: [] },
  abandoned: { is: 'abandoned', at: 3_000 },
  unresolved: { is: 'unresolved', at: 3_000, found: nothingFound, ...unknown },
} as const satisfies { [Name in Phase['is']]: Extract<Phase, { is: Name }> }

export const phaseNames = Object.keys(phases) as Phase['is'][]

export const endedNames = [
  'confirmed',
  'unchanged',
  'rejected',
  'unchecked',
  'cancelled',
  'conflicted',
  'abandoned',
  'unresolved',
] as const satisfies readonly Ended['is'][]

/** A save that was confirmed at `at` (ms). */
export function confirmedOf(
  patch: ConfirmedWrite['patch'],
  at: number,
  changes: Partial<ConfirmedWrite> = {},
): ConfirmedWrite {
  return {
    id: `c${at}`,
    intent: 'save',
    accountId: base.id,
    name: base.name,
    before: base,
    patch,
    at,
    tab: 'one',
    session: 's1',
    submittedAt: 0,
    changes: [],
    adds: [],
    made: [],
    ...changes,
  }
}
