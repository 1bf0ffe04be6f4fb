// How writes are stored and sent to other tabs. Another version of the product may have written
// what this one reads.
import * as z from 'zod/mini'
import { AccountCreate, AccountPatch, ProductChange } from '#contract/account-write.ts'
import { AccountDetail } from '#contract/account.ts'
import { Text } from '#contract/tolerant.ts'
import { Failure, failureKinds } from '#http/failures.ts'
import { StoredChanges } from './stored-changes.ts'
import { readStoredEdits, StoredEdits } from './stored-edits.ts'
import type { ConfirmedWrite, PendingAdd, Phase, Write } from '../write.ts'

/** A write as plain data, without what only its own tab can use. */
export function storedWrite(write: Write): unknown {
  return { ...write, phase: storedPhase(write.phase) }
}

/** Null when the value is no write of this format. */
export function readStoredWrite(value: unknown): Write | null {
  const read = StoredWrite.safeParse(value)
  if (!read.success) return null
  const { base, edits, intent, accountId, ...rest } = read.data
  if (base === null && intent.kind !== 'create') return null
  return {
    ...rest,
    accountId,
    base,
    edits: readStoredEdits(edits, base),
    intent:
      intent.kind === 'undo'
        ? {
            kind: 'undo',
            of: { ...intent.of, edits: readStoredEdits(intent.of.edits, intent.of.before) },
          }
        : intent,
    cannot: [],
    isAnnounced: false,
  }
}

/** Null when it cannot be read. */
export function readConfirmed(value: unknown): ConfirmedWrite | null {
  const read = StoredConfirmed.safeParse(value)
  return read.success ? read.data : null
}

function storedPhase(phase: Phase): z.input<typeof StoredPhase> {
  switch (phase.is) {
    case 'refreshing':
      return { is: 'queued' }
    case 'verifying':
      return { is: phase.is, sentAt: phase.sentAt, endedAt: phase.endedAt }
    case 'rejected':
    case 'unchecked':
      return { is: phase.is, at: phase.at, failure: storedFailure(phase.failure) }
    case 'unresolved':
    case 'conflicted':
    case 'abandoned':
      // Other tabs only need to know that the write is over: the tab with its edits decides.
      return { is: 'cancelled', at: phase.at }
    case 'confirmed': {
      const { is, at, accountId, updated, by } = phase
      return { is, at, accountId, updated: updated && [...updated], by }
    }
    case 'queued':
    case 'in-flight':
    case 'unchanged':
    case 'cancelled':
      return phase
    default:
      return phase satisfies never
  }
}

function storedFailure({ kind, status, code, serverMessage, serverDetails }: Failure) {
  return { kind, status, code, serverMessage, serverDetails: [...serverDetails] }
}

const StoredFailure = z.pipe(
  z.object({
    kind: z.enum(failureKinds),
    status: z.nullable(z.number()),
    code: z.nullable(z.string()),
    serverMessage: z.nullable(z.string()),
    serverDetails: z.array(z.object({ path: z.string(), message: z.string() })),
  }),
  z.transform(({ kind, ...details }) => new Failure(kind, details)),
)

const StoredPhase = z.pipe(
  z.discriminatedUnion('is', [
    z.object({ is: z.literal('queued') }),
    z.object({ is: z.literal('in-flight'), sentAt: z.number() }),
    z.object({ is: z.literal('verifying'), sentAt: z.number(), endedAt: z.number() }),
    z.object({ is: z.literal('rejected'), at: z.number(), failure: StoredFailure }),
    z.object({ is: z.literal('unchecked'), at: z.number(), failure: StoredFailure }),
    z.object({
      is: z.literal('confirmed'),
      at: z.number(),
      accountId: z.string(),
      updated: z.nullable(z.array(z.string())),
      by: z.enum(['answer', 'verification']),
    }),
    z.object({ is: z.literal('unchanged'), at: z.number() }),
    z.object({ is: z.literal('cancelled'), at: z.number() }),
  ]),
  z.transform((phase): Phase => {
    if (phase.is === 'confirmed') return { ...phase, found: null }
    if (phase.is !== 'verifying') return phase
    const failure = new Failure('interrupted')
    return { ...phase, failure, found: null, until: null, resend: null }
  }),
)

const StoredIntent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('save') }),
  z.object({ kind: z.literal('create') }),
  z.object({ kind: z.literal('complete') }),
  z.object({
    kind: z.literal('undo'),
    of: z.object({
      id: z.string(),
      before: AccountDetail,
      edits: StoredEdits,
      patch: AccountPatch,
    }),
  }),
])

const StoredWrite = z.object({
  id: z.string(),
  intent: StoredIntent,
  accountId: z.nullable(z.string()),
  name: Text,
  base: z.nullable(AccountDetail),
  edits: StoredEdits,
  body: z.union([AccountPatch, AccountCreate]),
  productIds: z.array(z.string()),
  isUnchecked: z.boolean(),
  owner: z.string(),
  heir: z.string(),
  session: z.string(),
  isWatched: z.boolean(),
  handovers: z.number(),
  submittedAt: z.number(),
  phase: StoredPhase,
})

const StoredAdd: z.ZodMiniType<PendingAdd> = z.object({
  key: z.string(),
  sent: z.custom<PendingAdd['sent']>((value) => {
    const read = ProductChange.safeParse(value)
    return read.success && read.data.action === 'add'
  }),
  isMissing: z.boolean(),
})

const StoredConfirmed = z.object({
  id: z.string(),
  intent: z.enum(['save', 'undo', 'create', 'complete']),
  accountId: z.string(),
  name: Text,
  before: z.nullable(AccountDetail),
  patch: AccountPatch,
  // The range of a JavaScript Date.
  at: z.number().check(z.minimum(0), z.maximum(8.64e15)),
  tab: z.string(),
  session: z.string(),
  submittedAt: z.number(),
  changes: StoredChanges,
  adds: z.catch(z.array(StoredAdd), []),
  made: z.catch(z.array(z.string()), []),
})
