// Everything that this tab edits and writes: an edit session for each account, and the runner that
// sends its writes.
import type { AccountChange } from '#account/changes/changes.ts'
import { blankAccount } from '#account/fields/blank-account.ts'
import { pathsOf } from '#account/changes/changed-paths.ts'
import type { Lost } from '#account/sent/lost-patch.ts'
import { pathId } from '#account/fields/field-path.ts'
import type { AccountEdits } from '#account/edits/edits.ts'
import { wallNow } from '#clock/page-clock.ts'
import type { AccountDetail } from '#contract/account.ts'
import { leftToSave, restOf, typedSince } from './session/created-account.ts'
import { newAccount, newPageId } from './drafts/draft-record.ts'
import { EditSession } from './session/edit-session.ts'
import { Recovery } from './recovery.ts'
import { endedWell, isOpen, isUnsent, type ConfirmedWrite, type Write } from './write.ts'
import { WriteRunner } from './write-runner.ts'
import type { Editor, Writes } from './writes.ts'

const opened = new WeakMap<Writes, Editing>()

/** The editing of a sign-in's writes; the same object each time. */
export function editingOf(writes: Writes): Editing {
  const known = opened.get(writes)
  if (known) return known
  const editing = new Editing(writes)
  opened.set(writes, editing)
  writes.attend(editing)
  return editing
}

export class Editing implements Editor {
  readonly #writes: Writes
  readonly #runner: WriteRunner
  readonly #recovery: Recovery
  readonly #sessions = new Map<string, EditSession>()

  constructor(writes: Writes) {
    const { journal, overlay, context } = writes
    const { client, reads, names, cacheSeconds } = context
    this.#writes = writes
    this.#runner = new WriteRunner({
      client,
      journal,
      reads,
      names,
      cacheSeconds,
      localPatches: (id) => overlay.patchesOf(id),
      onRead: (account) => this.#sessions.get(account.id)?.edited.rebase(account),
      onConfirmed: (write, maybeResent) => this.#confirmed(write, maybeResent),
    })
    this.#recovery = new Recovery(writes, this.#runner, {
      all: () => [...this.#sessions.values()],
      of: (write) => this.#sessionOf(write),
    })
  }

  /**
   * The session of an account. A new session begins with `detail`; `isRead`: the server has
   * answered with it.
   */
  session(detail: AccountDetail, isRead: boolean): EditSession {
    return this.#open(detail.id, detail, { start: null, isRead })
  }

  /** The session of a new account that begins with `start`; each `key` has a session of its own. */
  createSession(key: string, start: AccountEdits): EditSession {
    return this.#open(`new ${key}`, blankAccount(newAccount), { start, isRead: true })
  }

  recover(): Promise<void> {
    return this.#recovery.recover()
  }

  isShown(write: Write): boolean {
    return this.#sessionOf(write)?.isAttached ?? false
  }

  cancel(id: string): void {
    this.#runner.dispatch(id, { type: 'cancelled', at: wallNow() })
  }

  cancelWaiting(): void {
    const { journal } = this.#writes
    for (const write of journal.all()) {
      if (write.owner === journal.tab && isUnsent(write)) this.cancel(write.id)
    }
  }

  closeSessions(): void {
    for (const session of this.#sessions.values()) session.close()
    this.#sessions.clear()
  }

  close(): void {
    this.#runner.close()
    this.closeSessions()
  }

  #open(
    key: string,
    base: AccountDetail,
    options: { start: AccountEdits | null; isRead: boolean },
  ): EditSession {
    const known = this.#sessions.get(key)
    if (known) return known
    const { journal, overlay, pending, drafts, reads, context } = this.#writes
    const session = new EditSession(
      {
        journal,
        runner: this.#runner,
        reads,
        drafts,
        cacheSeconds: context.cacheSeconds,
        localPatches: (id) => overlay.patchesOf(id),
        addsElsewhere: (id) => pending.ofOtherTabs(id),
        onLost: (id, lost, changes) => {
          journal.amendConfirmed((write) =>
            write.id === id ? withoutLost(write, lost, changes) : write,
          )
        },
        isSubmitted: ({ page, savedAt }) =>
          // An undo submits none of what is typed.
          [
            ...journal.all().filter(({ intent }) => intent.kind !== 'undo'),
            ...journal.confirmed().filter(({ intent }) => intent !== 'undo'),
          ].some((write) => write.session === page && write.submittedAt >= savedAt),
        onAttach: (attached) => {
          this.#forgetShown(attached)
          this.#writes.update()
          void this.#recovery.meet(attached)
        },
        onIdle: (idle) => this.#closeLater(key, idle),
      },
      base.id,
      base,
      options,
    )
    this.#sessions.set(key, session)
    return session
  }

  /**
   * Dismisses writes that ended well beside another screen, so that the account's page does not
   * announce them again.
   */
  #forgetShown(session: EditSession): void {
    for (const write of this.#writes.detached()) {
      const { id, accountId, phase } = write
      const of = phase.is === 'confirmed' ? phase.accountId : accountId
      if (of === session.accountId && endedWell(write)) this.#writes.dismiss(id)
    }
  }

  // React's strict mode detaches and re-attaches a page at once.
  #closeLater(key: string, session: EditSession): void {
    setTimeout(() => {
      const { write } = session.state()
      const isCarrying = write !== null && isOpen(write)
      const isNeeded = session.isAttached || session.isUnsaved() || isCarrying
      if (isNeeded || this.#sessions.get(key) !== session) return
      this.#sessions.delete(key)
      session.close()
    })
    this.#writes.update()
  }

  #sessionOf({ accountId, session }: Write): EditSession | null {
    const known = accountId === null ? null : this.#sessions.get(accountId)
    return known ?? [...this.#sessions.values()].find((each) => each.id === session) ?? null
  }

  #confirmed(write: Write, maybeResent: boolean): void {
    const { journal, context } = this.#writes
    const confirmed = journal.confirmed().find(({ id }) => id === write.id)
    if (confirmed && maybeResent) context.onMaybeResent(confirmed)
    if (write.intent.kind === 'create' && confirmed) this.#complete(write, confirmed.accountId)
  }

  /** The second half of a create. The account exists, so it is never created again. */
  #complete(write: Write, accountId: string): void {
    const { reads, drafts } = this.#writes
    const created = reads.known(accountId)?.account ?? blankAccount(accountId)
    const form = this.#sessionOf(write)
    const rest = restOf(write.edits, created)
    const isCertain = write.phase.is === 'confirmed' && write.phase.by === 'answer'
    const since = form && typedSince(write.edits, form.edited.edits(), created)
    if (rest && isCertain) {
      const { phase: _phase, ...sent } = write
      const { edits, patch: body, productIds } = rest
      this.#runner.submit({
        ...sent,
        id: newPageId(),
        intent: { kind: 'complete' },
        accountId,
        base: created,
        edits,
        body,
        productIds,
        session: '',
        submittedAt: wallNow(),
      })
    }
    const left = leftToSave(created, isCertain ? null : (rest?.edits ?? null), since)
    if (!left) return
    if (form?.isAttached) this.session(created, false).edited.takeUp(created, left)
    else {
      const record = { account: accountId, page: newPageId(), name: created.name, base: created }
      drafts
        .keep({ ...record, edits: left, conflicts: [], sent: null, savedAt: wallNow() })
        .catch(() => undefined)
    }
  }
}

/** A confirmed write without the changes that were lost. */
function withoutLost(
  write: ConfirmedWrite,
  { entries }: Lost,
  lost: readonly AccountChange[],
): ConfirmedWrite {
  const idOf = (change: AccountChange) => pathsOf(change).slice(0, 1).map(pathId).join('')
  const ids = new Set(lost.map(idOf))
  return {
    ...write,
    adds: write.adds.filter(({ sent }) => !entries.has(sent)),
    changes: write.changes.filter((change) => !ids.has(idOf(change))),
  }
}
